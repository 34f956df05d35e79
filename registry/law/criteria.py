"""Read the criteria of the law from their file: comparisons, groups of criteria, and what a person must look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from registry.conditions import Requirement, read_requirement
from registry.datafile import ContentError, only_keys, read, read_text
from registry.facts import Fact, FactType, check_values, vocabulary
from registry.law.model import Comparison, Criterion, Limit, ReviewPoint, Side

_SIDES: tuple[Side, ...] = ("before", "since", "below")
_CRITERION_KEYS = ("when", "unless", "any", "except", "only_in", "starts", "auxiliary")
_KINDS = ("review", "finding", "contradiction", "note")


def read_criteria(
    path: Path, law_id: str, dates: Mapping[str, date | None]
) -> tuple[tuple[Comparison, ...], tuple[Criterion, ...], tuple[ReviewPoint, ...]]:
    data = only_keys(read(path), path.name, required=("version", "comparisons", "groups", "review"))
    compared = {item["id"]: _read_comparison(item, dates, path.name) for item in data["comparisons"]}
    found = _read_groups(data["groups"], law_id, dates, compared, path)
    review = _read_review(data["review"], {**compared, **found}, path.name)
    return tuple(compared.values()), tuple(found.values()), tuple(review)


def _read_comparison(data: Any, dates: Mapping[str, date | None], file: str) -> Comparison:
    where = f"{file}, comparison '{data.get('id')}'"
    only_keys(data, where, required=("id", "title", "article", "fact"), optional=_SIDES)
    fact, given = vocabulary().get(data["fact"]), tuple(side for side in _SIDES if side in data)
    if fact is None or fact.type not in (FactType.DATE, FactType.NUMBER):
        raise ContentError(f"{where}: '{data['fact']}' is no date or number among the facts; correct the name")
    if len(given) != 1 or (given == ("below",)) is not (fact.type is FactType.NUMBER):
        raise ContentError(f"{where}: give 'before' or 'since' a date of the law, or 'below' a number")
    limit = _read_limit(data[given[0]], dates, where) if given != ("below",) else Decimal(str(data["below"]))
    return Comparison(
        data["id"], read_text(data["title"], f"{where}, title"), data["article"], fact.id, given[0], limit
    )


def _read_limit(name: str, dates: Mapping[str, date | None], where: str) -> Limit | None:
    if name not in dates:
        raise ContentError(f"{where}: the law does not have the date '{name}'; known are {', '.join(sorted(dates))}")
    return dates[name]


def _read_groups(
    groups: Any, law_id: str, dates: Mapping[str, Any], compared: Mapping[str, Comparison], path: Path
) -> dict[str, Criterion]:
    found: dict[str, Criterion] = {}
    for group in groups:
        only_keys(group, f"{path.name}, group", required=("id", "criteria"), optional=("given",))
        for item in group["criteria"]:
            where = f"{path.name}, criterion '{item.get('id')}'"
            if law_id not in item.get("only_in", [law_id]):
                continue
            if item.get("id") in found:
                raise ContentError(f"{where}: this id is there twice; give one of them another id")
            criterion = _read_criterion(item, group, found, where)
            _check_criterion(criterion, {**compared, **found}, dates, where)
            found[criterion.id] = criterion
    return found


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


def _check_criterion(criterion: Criterion, found: Mapping[str, Any], dates: Mapping[str, Any], where: str) -> None:
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


def _read_review(data: Any, found: Mapping[str, Any], file: str) -> Iterator[ReviewPoint]:
    seen: set[str] = set()
    for item in data:
        where = f"{file}, review '{item.get('id')}'"
        only_keys(item, where, required=("id", "reason", "article", "when"), optional=("unless",))
        if item["id"].partition(":")[0] not in _KINDS:
            raise ContentError(f"{where}: the id must start with one of {', '.join(_KINDS)}")
        if item["id"] in seen:
            raise ContentError(f"{where}: this id is there twice; give one of them another id")
        seen.add(item["id"])
        requirement = read_requirement({key: item[key] for key in ("when", "unless") if key in item}, where)
        check_requirement(requirement, found, where)
        yield ReviewPoint(item["id"], read_text(item["reason"], where), item["article"], requirement)
