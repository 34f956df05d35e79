"""The facts that rules may ask for: one vocabulary, in the order of the form."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from registry.conditions import ALWAYS_REQUIRED, Conclusions, Facts, Requirement, Truth, Verdict, read_requirement
from registry.datafile import ContentError, Text, only_keys, read, read_optional_text, read_text

E = TypeVar("E", bound=StrEnum)

CONTENT = Path(__file__).parent / "content"
VERSION = "1.0"


class Subject(StrEnum):
    ORGANISATION = "organisation"
    PARTY = "party"
    SYSTEM = "system"
    MODEL = "model"
    USE_CASE = "use_case"
    EVENT = "event"


class FactType(StrEnum):
    YES_NO = "yes_no"
    CHOICE = "choice"
    SET = "set"
    DATE = "date"
    NUMBER = "number"
    TEXT = "text"


class Source(StrEnum):
    ASKED = "asked"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    label: Text


YES_NO_OPTIONS = (Option("yes", Text("Ja", "Yes")), Option("no", Text("Nee", "No")))


THEME_TEXTS = ("short", "title", "intro")


@dataclass(frozen=True, slots=True)
class Theme:
    """A page of the form; `short` names it in the row of steps."""

    id: str
    short: Text
    title: Text
    intro: Text


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing we may know about an organisation, a system or a use case."""

    id: str
    subject: Subject
    type: FactType
    theme: str
    question: Text
    article: str
    help: Text | None = None
    why: Text | None = None
    example: Text | None = None
    options: tuple[Option, ...] = ()
    source: Source = Source.ASKED
    # The question only makes sense when this holds; where it does not, the answer is settled as `otherwise`.
    relevant: Requirement = ALWAYS_REQUIRED
    otherwise: Truth = Truth.NO
    # Belongs to the record of reasons; no rule decides on it.
    informs: bool = False

    @property
    def values(self) -> frozenset[str]:
        """The values an answer may have; empty for dates, numbers and texts."""
        return frozenset(option.id for option in self.options)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    themes: tuple[Theme, ...]
    facts: Mapping[str, Fact]
    # Facts whose question depends on another answer, parents first.
    dependent: tuple[Fact, ...]


def vocabulary() -> Mapping[str, Fact]:
    return load(VERSION).facts


def themes() -> tuple[Theme, ...]:
    return load(VERSION).themes


def facts_of_theme(theme: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in vocabulary().values() if fact.theme == theme)


def behind(unknown: Collection[str]) -> tuple[str, ...]:
    """The questions behind parents that somebody could not answer; an answer to one of them settles more."""
    return tuple(fact.id for fact in load(VERSION).dependent if set(fact.relevant.names) & set(unknown))


def settle(facts: Facts) -> dict[str, Verdict]:
    """Answer what other answers already settle, and point at the parent question where that one is still open."""
    settled: dict[str, Verdict] = {}
    for fact in load(VERSION).dependent:
        relevant = fact.relevant.weigh(facts, settled)
        if relevant.truth is Truth.NO:
            settled[fact.id] = Verdict(fact.otherwise, relevant.grounds)
        elif relevant.truth is Truth.OPEN and fact.id not in facts:
            settled[fact.id] = relevant
    return settled


def contradicted(facts: Facts, settled: Conclusions) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Facts answered otherwise than the answer they depend on allows, with that other answer."""
    for fact in load(VERSION).dependent:
        verdict = settled.get(fact.id)
        if verdict is None or verdict.is_open or fact.id not in facts:
            continue
        if facts[fact.id] - {verdict.truth.value}:
            yield fact.id, verdict.grounds


def refuse_unknown(facts: Facts) -> None:
    """Raise ContentError with the first fact or value the vocabulary does not know."""
    for name, values in facts.items():
        if (fact := vocabulary().get(name)) is None:
            raise ContentError(f"fact '{name}' is unknown; `manage.py facts` lists the known ones")
        if fact.options and not values <= fact.values:
            wrong = ", ".join(sorted(values - fact.values))
            raise ContentError(f"fact '{name}': '{wrong}' is not allowed; choose from {', '.join(sorted(fact.values))}")


@cache
def load(version: str) -> Vocabulary:
    files = sorted((CONTENT / f"facts-{version}").glob("*.yaml"))
    if not files:
        raise ContentError(f"facts-{version}: no such vocabulary in {CONTENT.name}/; is the version right?")
    return read_vocabulary(files)


def read_vocabulary(files: list[Path]) -> Vocabulary:
    """Read one file per theme; their names give the order."""
    found: dict[str, Fact] = {}
    found_themes: list[Theme] = []
    for path in files:
        data = only_keys(read(path), path.name, required=("theme", *THEME_TEXTS, "facts"))
        where = f"{path.name}, theme '{data['theme']}'"
        found_themes.append(Theme(data["theme"], *(read_text(data[key], where) for key in THEME_TEXTS)))
        for fact in _read_facts(data, path.name):
            if fact.id in found:
                raise ContentError(f"{path.name}: fact '{fact.id}' is there twice; give one of them another id")
            found[fact.id] = fact
    _check_references(found)
    return Vocabulary(tuple(found_themes), found, _parents_first(found))


def _read_facts(data: Mapping[str, Any], file: str) -> Iterator[Fact]:
    for number, item in enumerate(data["facts"], start=1):
        name = item.get("id", f"number {number}") if isinstance(item, dict) else f"number {number}"
        yield _read_fact(item, data["theme"], f"{file}, fact '{name}'")


_REQUIRED = ("id", "subject", "article", "question")
_OPTIONAL = ("type", "help", "why", "example", "options", "source", "relevant", "otherwise", "informs")


def _read_fact(data: Any, theme: str, where: str) -> Fact:
    only_keys(data, where, required=_REQUIRED, optional=_OPTIONAL)
    kind = _one_of(FactType, data.get("type", "yes_no"), f"{where}, type")
    return Fact(
        id=data["id"],
        subject=_one_of(Subject, data["subject"], f"{where}, subject"),
        type=kind,
        theme=theme,
        question=read_text(data["question"], f"{where}, question"),
        article=data["article"],
        help=read_optional_text(data.get("help"), f"{where}, help"),
        why=read_optional_text(data.get("why"), f"{where}, why"),
        example=read_optional_text(data.get("example"), f"{where}, example"),
        options=_read_options(data, kind, where),
        source=_one_of(Source, data.get("source", "asked"), f"{where}, source"),
        relevant=read_requirement({"when": data.get("relevant")}, f"{where}, relevant"),
        otherwise=_one_of(Truth, data.get("otherwise", "no"), f"{where}, otherwise"),
        informs=bool(data.get("informs", False)),
    )


def _one_of(kind: type[E], value: object, where: str) -> E:
    try:
        return kind(str(value))
    except ValueError:
        known = ", ".join(member.value for member in kind)
        raise ContentError(f"{where}: '{value}' is not known; choose from {known}") from None


def _read_options(data: Mapping[str, Any], kind: FactType, where: str) -> tuple[Option, ...]:
    given = data.get("options")
    if kind is FactType.YES_NO:
        return YES_NO_OPTIONS
    if kind not in (FactType.CHOICE, FactType.SET):
        return ()
    if not isinstance(given, list) or not given:
        raise ContentError(f"{where}: a {kind.value} needs 'options'; add a list of 'id' and 'label'")
    return tuple(_read_option(item, f"{where}, options") for item in given)


def _read_option(data: Any, where: str) -> Option:
    mapping = only_keys(data, where, required=("id", "label"))
    return Option(str(mapping["id"]), read_text(mapping["label"], where))


def _check_references(found: Mapping[str, Fact]) -> None:
    for fact in found.values():
        for condition in fact.relevant.when:
            for name, allowed in condition.items():
                check_values(found, name, allowed, f"fact '{fact.id}', relevant")


def check_values(facts: Mapping[str, Fact], name: str, allowed: frozenset[str], where: str) -> None:
    """Raise ContentError when `name` is no fact, or `allowed` holds a value it cannot have."""
    if name not in facts:
        raise ContentError(f"{where}: '{name}' is no known fact; correct the name or add the fact")
    if facts[name].values and not allowed <= facts[name].values:
        wrong = ", ".join(sorted(allowed - facts[name].values))
        raise ContentError(f"{where}: '{name}' cannot be '{wrong}'; it can be {', '.join(sorted(facts[name].values))}")


def _parents_first(found: Mapping[str, Fact]) -> tuple[Fact, ...]:
    """Order the dependent facts so that each comes after those it depends on."""
    waiting = {fact.id: fact for fact in found.values() if fact.relevant.when}
    ordered: list[Fact] = []
    while waiting:
        ready = [fact for fact in waiting.values() if not waiting.keys() & set(fact.relevant.names)]
        if not ready:
            raise ContentError(f"facts depend on each other in a circle: {', '.join(waiting)}; drop one 'relevant'")
        ordered += ready
        for fact in ready:
            del waiting[fact.id]
    return tuple(ordered)
