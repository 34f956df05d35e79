"""Cases as people and other programs write them down: JSON in, facts out, and every mistake named.

Pure: no Django, no database, no clock.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from registry.conditions import Facts
from registry.datafile import ContentError
from registry.facts import Carried, Fact, FactType, carry_over, formers, refuse_wrong_values, vocabulary

UNKNOWN = frozenset({"unknown", "weet ik niet", "?"})
NONE = frozenset({"none", "never", "geen", "nooit", "nog niet"})
MAY_BE_NONE = (FactType.SET, FactType.DATE)
_YES_NO = {"yes": "yes", "no": "no", "ja": "yes", "nee": "no", "true": "yes", "false": "no"}


class CaseError(Exception):
    """What is wrong with the cases, one line per mistake: which case, which fact, what is allowed."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True)
class Case:
    """One use case on paper; `carried_over` are answers of an older vocabulary and what became of them."""

    id: str
    facts: Facts
    carried_over: tuple[Carried, ...] = ()


@dataclass
class _Reading:
    mistakes: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def read_cases(text: str) -> list[Case]:
    """Read one case or a list of cases, `{"id": ..., "facts": {fact: value}}`; raise CaseError with every mistake."""
    data = _parse(text)
    reading = _Reading()
    cases = [
        case
        for place, item in enumerate(data if isinstance(data, list) else [data], start=1)
        if (case := _read_case(item, place, reading)) is not None
    ]
    if reading.mistakes:
        raise CaseError(reading.mistakes)
    return cases


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CaseError([f"this is no usable JSON: {error}"]) from error


def _read_case(data: Any, place: int, reading: _Reading) -> Case | None:
    if not isinstance(data, dict) or not isinstance(data.get("facts"), dict):
        reading.mistakes.append(f'case {place}: expected {{"id": ..., "facts": {{fact: value}}}}')
        return None
    name = str(data.get("id", place))
    if name in reading.seen:
        reading.mistakes.append(f"case '{name}': this id is there twice; give one of them another id")
    reading.seen.add(name)
    facts: dict[str, frozenset[str]] = {}
    carried: list[Carried] = []
    for fact, value in data["facts"].items():
        try:
            _take(fact, value, facts, carried)
        except ContentError as error:
            reading.mistakes.append(f"case '{name}', {error}")
    return Case(name, facts, tuple(carried))


def _take(name: str, value: Any, facts: dict[str, frozenset[str]], carried: list[Carried]) -> None:
    """Add one answer, or the answers that took its place; an unknown one adds nothing."""
    fact = vocabulary().get(name)
    if fact is None and name not in formers():
        raise ContentError(f"fact '{name}' is unknown; `manage.py facts` lists the known ones")
    values = _values(name, fact, value)
    if values is None:
        return
    if (former := carry_over(name, values)) is not None:
        carried.append(former)
        facts.update(former.now)
    elif fact is not None:
        refuse_wrong_values(fact, values)
        facts[name] = values


def _values(name: str, fact: Fact | None, value: Any) -> frozenset[str] | None:
    """The answer as the engine knows it; None for "I don't know"."""
    if value is None or (isinstance(value, str) and value.lower() in UNKNOWN):
        return None
    if fact is not None and fact.type in MAY_BE_NONE and isinstance(value, str) and value.lower() in NONE:
        return frozenset()
    listed = value if isinstance(value, list) else [value]
    words = frozenset(_word(name, fact, item) for item in listed)
    if fact is not None and fact.type not in MAY_BE_NONE and not words:
        raise ContentError(f"fact '{name}': an empty list is no answer; {_allowed(fact)}")
    return words


def _word(name: str, fact: Fact | None, value: Any) -> str:
    if isinstance(value, bool):
        word = "yes" if value else "no"
    elif isinstance(value, (str, int, float)):
        word = str(value).strip()
    else:
        raise ContentError(f"fact '{name}': {json.dumps(value)[:80]} is no answer; {_allowed(fact)}")
    return _YES_NO.get(word.lower(), word) if fact is None or fact.type is FactType.YES_NO else word


def _allowed(fact: Fact | None) -> str:
    """What may be written for this fact."""
    if fact is None:
        return "`manage.py facts` lists the known facts"
    kinds = {
        FactType.YES_NO: "give true, false or null",
        FactType.CHOICE: f"give one of {', '.join(sorted(fact.values))}",
        FactType.SET: f"give a list of {', '.join(sorted(fact.values))}",
        FactType.DATE: "give a date such as 2027-12-02, or [] for not yet",
        FactType.NUMBER: "give a number",
        FactType.TEXT: "give a text",
    }
    return kinds[fact.type]
