"""Read the versions of the law from content files, and refuse what does not fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from registry.conditions import Requirement, Truth, read_requirement
from registry.datafile import ContentError, only_keys, read, read_date, read_text
from registry.facts import CONTENT, Fact, check_values, vocabulary
from registry.law.model import ClassText, Criterion, Explanation, Law, PathStep, ReviewPoint
from registry.vocabulary import RiskClass

LAW_FILES = "ai-act-*.yaml"
_LAW_KEYS = ("id", "version", "title", "in_force", "source", "criteria", "explanation", "dates")
_CRITERION_KEYS = ("when", "unless", "any", "except", "only_in", "starts", "auxiliary")
_STEP_KEYS = ("names", "needs", "ends_when")


@cache
def load(law_id: str) -> Law:
    path = CONTENT / f"{law_id}.yaml"
    if not path.is_file():
        raise ContentError(f"law '{law_id}' is unknown; known are {', '.join(known())}")
    return read_law(path)


@cache
def known() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in CONTENT.glob(LAW_FILES)))


def in_force(on: date) -> Law:
    """The latest version that is in force on the day `on`; before the first one, the first."""
    laws = sorted((load(law_id) for law_id in known()), key=lambda law: law.in_force)
    return next((law for law in reversed(laws) if law.in_force <= on), laws[0])


def read_law(path: Path) -> Law:
    data = only_keys(read(path), path.name, required=_LAW_KEYS)
    if data["id"] != path.stem:
        raise ContentError(f"{path.name}: id is '{data['id']}'; make it '{path.stem}', the name of the file")
    dates = {name: _read_date(value, f"{path.name}, dates, '{name}'") for name, value in data["dates"].items()}
    criteria, review = read_criteria(path.parent / data["criteria"], data["id"], dates)
    return Law(
        id=data["id"],
        version=str(data["version"]),
        title=read_text(data["title"], f"{path.name}, title"),
        in_force=read_date(data["in_force"], f"{path.name}, in_force"),
        source={key: str(value) for key, value in data["source"].items()},
        dates=dates,
        criteria=criteria,
        review=review,
        explanation=read_explanation(path.parent / data["explanation"], criteria),
    )


def _read_date(value: Any, where: str) -> date | None:
    return None if value is None else read_date(value, where)


def read_criteria(
    path: Path, law_id: str, dates: Mapping[str, Any]
) -> tuple[tuple[Criterion, ...], tuple[ReviewPoint, ...]]:
    data = only_keys(read(path), path.name, required=("version", "groups", "review"))
    found: dict[str, Criterion] = {}
    for group in data["groups"]:
        only_keys(group, f"{path.name}, group", required=("id", "criteria"), optional=("given",))
        for item in group["criteria"]:
            where = f"{path.name}, criterion '{item.get('id')}'"
            if law_id not in item.get("only_in", [law_id]):
                continue
            if item.get("id") in found:
                raise ContentError(f"{where}: this id is there twice; give one of them another id")
            criterion = _read_criterion(item, group, found, where)
            _check_criterion(criterion, found, dates, where)
            found[criterion.id] = criterion
    return tuple(found.values()), tuple(_read_review(data["review"], found, path.name))


def _read_criterion(data: Any, group: Any, found: Mapping[str, Criterion], where: str) -> Criterion:
    only_keys(data, where, required=("id", "title", "article"), optional=_CRITERION_KEYS)
    return Criterion(
        id=data["id"],
        group=group["id"],
        title=read_text(data["title"], f"{where}, title"),
        article=data["article"],
        requirement=_read_what_it_takes(data, found, where),
        given=_read_given(group.get("given"), where),
        starts=data.get("starts"),
        auxiliary=bool(data.get("auxiliary", False)),
    )


def _read_given(data: Any, where: str) -> str | None:
    if data is None:
        return None
    if not isinstance(data, dict) or list(data.values()) != ["yes"]:
        raise ContentError(f"{where}: 'given' is {data!r}; name one conclusion, as in 'given: {{in_scope: yes}}'")
    return str(next(iter(data)))


def _read_what_it_takes(data: Any, found: Mapping[str, Criterion], where: str) -> Requirement:
    if "any" not in data:
        return read_requirement({key: data[key] for key in ("when", "unless") if key in data}, where)
    left_out = set(data.get("except", ()))
    members = [c for c in found if c.startswith(f"{data['any']}:") and c not in left_out]
    if not members:
        raise ContentError(f"{where}: 'any: {data['any']}' finds no criterion above it; correct the name")
    return Requirement(when=tuple({member: frozenset({"yes"})} for member in members))


def _check_criterion(
    criterion: Criterion, found: Mapping[str, Criterion], dates: Mapping[str, Any], where: str
) -> None:
    if not criterion.requirement.when:
        raise ContentError(f"{where}: nothing is asked for; add 'when' or 'any'")
    check_requirement(criterion.requirement, found, where)
    if criterion.given is not None and criterion.given not in found:
        raise ContentError(f"{where}: 'given' names '{criterion.given}', which is not above it; move or correct it")
    if criterion.starts is not None and criterion.starts not in dates:
        raise ContentError(f"{where}: 'starts' names the date '{criterion.starts}', which the law does not have")


def check_requirement(requirement: Requirement, conclusions: Any, where: str) -> None:
    """Refuse a name that is neither fact nor conclusion, and a value that cannot be."""
    facts = vocabulary()
    for condition in (*requirement.when, *requirement.unless):
        for name, allowed in condition.items():
            _check_name(name, allowed, facts, conclusions, where)


def _check_name(name: str, allowed: frozenset[str], facts: Mapping[str, Fact], conclusions: Any, where: str) -> None:
    if name not in conclusions:
        if ":" in name:
            raise ContentError(f"{where}: conclusion '{name}' is not known here; correct it or move it up")
        check_values(facts, name, allowed, where)
    elif not allowed <= {"yes", "no"}:
        raise ContentError(f"{where}: '{name}' is a conclusion; it can be yes or no")


def _read_review(data: Any, found: Mapping[str, Criterion], file: str) -> Iterator[ReviewPoint]:
    seen: set[str] = set()
    for item in data:
        where = f"{file}, review '{item.get('id')}'"
        only_keys(item, where, required=("id", "reason", "article", "when"), optional=("unless",))
        if item["id"] in seen:
            raise ContentError(f"{where}: this id is there twice; give one of them another id")
        seen.add(item["id"])
        requirement = read_requirement({key: item[key] for key in ("when", "unless") if key in item}, where)
        check_requirement(requirement, found, where)
        yield ReviewPoint(item["id"], read_text(item["reason"], where), item["article"], requirement)


def read_explanation(path: Path, criteria: tuple[Criterion, ...]) -> Explanation:
    data = only_keys(read(path), path.name, required=("version", "steps", "classes", "contradiction", "later"))
    ids = {criterion.id for criterion in criteria}
    classes = {_read_class(name, path.name): text for name, text in data["classes"].items()}
    if missing := set(RiskClass) - set(classes):
        raise ContentError(f"{path.name}, classes: no text for {', '.join(sorted(missing))}; add it")
    return Explanation(
        steps=tuple(_read_step(item, ids, f"{path.name}, step '{item.get('id')}'") for item in data["steps"]),
        classes={c: _read_class_text(text, f"{path.name}, class '{c}'") for c, text in classes.items()},
        contradiction=read_text(data["contradiction"], f"{path.name}, contradiction"),
        later=read_text(data["later"], f"{path.name}, later"),
    )


def _read_class(name: str, file: str) -> RiskClass:
    try:
        return RiskClass(name)
    except ValueError:
        raise ContentError(f"{file}, classes: '{name}' is no risk class; known are {', '.join(RiskClass)}") from None


def _read_class_text(data: Any, where: str) -> ClassText:
    only_keys(data, where, required=("title", "sentence"), optional=("names",))
    return ClassText(read_text(data["title"], where), read_text(data["sentence"], where), data.get("names"))


def _read_step(data: Any, ids: set[str], where: str) -> PathStep:
    only_keys(data, where, required=("id", "title", "article", "weighs", "answers"), optional=_STEP_KEYS)
    for key in ("weighs", "needs"):
        if data.get(key) is not None and data[key] not in ids:
            raise ContentError(f"{where}: '{key}' names '{data[key]}', which is no conclusion; correct it")
    only_keys(data["answers"], f"{where}, answers", required=tuple(Truth))
    return PathStep(
        id=data["id"],
        title=read_text(data["title"], where),
        article=data["article"],
        weighs=data["weighs"],
        answers={truth: read_text(data["answers"][truth.value], f"{where}, answers") for truth in Truth},
        names=data.get("names"),
        needs=data.get("needs"),
        ends_when=Truth(data["ends_when"]) if data.get("ends_when") else None,
    )
