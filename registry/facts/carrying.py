"""Carry answers of an older vocabulary over to this one; what says nothing here any more is reported, never dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from registry.conditions import read_condition
from registry.datafile import ContentError, Text, only_keys, read, read_optional_text
from registry.facts.reading import check_values
from registry.facts.vocabulary import CONTENT, vocabulary

FILE = CONTENT / "facts-carried-over.yaml"
_UNKNOWN = Text("Dit feit bestaat niet meer.", "This fact does not exist any more.")

Answers = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Former:
    """A fact as it was: per old value what says the same now, and what to tell where nothing does."""

    was: str
    values: Mapping[str, Answers]
    report: Text | None


@dataclass(frozen=True, slots=True)
class Carried:
    """One old answer, and the answers that take its place; without any, `report` says what to answer instead."""

    fact: str
    values: frozenset[str]
    now: Answers
    report: Text | None = None


def carry_over(fact: str, values: frozenset[str]) -> Carried | None:
    """What became of an answer; None when the vocabulary knows it as it is."""
    old_ones = _old_values(fact, values)
    if not old_ones and fact in vocabulary():
        return None
    former = formers().get(fact)
    if former is None or not former.values:
        return Carried(fact, values, {}, former.report if former else _UNKNOWN)
    now: dict[str, frozenset[str]] = {fact: values - old_ones} if values - old_ones and fact in vocabulary() else {}
    for value in sorted(old_ones):
        for name, new in former.values.get(value, {}).items():
            now[name] = now.get(name, frozenset()) | new
    return Carried(fact, values, now)


def _old_values(fact: str, values: frozenset[str]) -> frozenset[str]:
    """The values that this vocabulary does not know for the fact."""
    known = vocabulary().get(fact)
    if known is None:
        return values
    former = formers().get(fact)
    return frozenset(value for value in values if former and value in former.values and value not in known.values)


@cache
def formers() -> Mapping[str, Former]:
    return read_formers(FILE)


def read_formers(path: Path) -> dict[str, Former]:
    data = only_keys(read(path), path.name, required=("version", "facts"))
    return {item["was"]: _read_former(item, f"{path.name}, '{item.get('was')}'") for item in data["facts"]}


def _read_former(data: Any, where: str) -> Former:
    only_keys(data, where, required=("was",), optional=("values", "report"))
    if ("values" in data) is ("report" in data):
        raise ContentError(f"{where}: give either 'values' or 'report'")
    values = {str(old): _read_answers(now, f"{where}, '{old}'") for old, now in data.get("values", {}).items()}
    for old, now in values.items():
        for name, new in now.items():
            check_values(vocabulary(), name, new, f"{where}, '{old}'")
    return Former(data["was"], values, read_optional_text(data.get("report"), f"{where}, report"))


def _read_answers(data: Any, where: str) -> Answers:
    """Facts with their values; an empty list means none of the options."""
    return {
        str(name): frozenset() if value == [] else read_condition({name: value}, where)[str(name)]
        for name, value in only_keys(data, where, optional=tuple(data)).items()
    }
