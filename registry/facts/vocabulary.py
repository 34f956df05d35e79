"""The vocabulary in use, and what it allows as an answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from registry.conditions import Facts
from registry.datafile import ContentError
from registry.facts.model import Block, Fact, FactType, Theme, Vocabulary
from registry.facts.reading import read_vocabulary

CONTENT = Path(__file__).parent.parent / "content"
VERSION = "1.0"


@cache
def load(version: str) -> Vocabulary:
    files = sorted((CONTENT / f"facts-{version}").glob("*.yaml"))
    if not files:
        raise ContentError(f"facts-{version}: no such vocabulary in {CONTENT.name}/; is the version right?")
    return read_vocabulary(files)


@cache
def current() -> Vocabulary:
    return load(VERSION)


def vocabulary() -> Mapping[str, Fact]:
    """Every fact, in the order of the form."""
    return current().facts


def themes() -> tuple[Theme, ...]:
    return current().themes


def blocks() -> tuple[Block, ...]:
    return current().blocks


def page_of(fact: str) -> str:
    """The block in which a question is asked."""
    return current().pages[fact]


def facts_of_theme(theme: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in vocabulary().values() if fact.theme == theme)


def presume(facts: Facts) -> Facts:
    """Add what counts as long as nobody reports otherwise; what is known stays."""
    return {**current().presumed, **facts}


def refuse_unknown(facts: Facts) -> None:
    """Raise ContentError with the first fact or value the vocabulary does not know."""
    for name, values in facts.items():
        if (fact := vocabulary().get(name)) is None:
            raise ContentError(f"fact '{name}' is unknown; `manage.py facts` lists the known ones")
        refuse_wrong_values(fact, values)


def refuse_wrong_values(fact: Fact, values: frozenset[str]) -> None:
    """Raise ContentError when `values` cannot be an answer to `fact`."""
    if fact.options and not values <= fact.values:
        wrong = ", ".join(sorted(values - fact.values))
        raise ContentError(f"fact '{fact.id}': '{wrong}' is not allowed; choose from {', '.join(sorted(fact.values))}")
    if fact.type is not FactType.SET and len(values) > 1:
        raise ContentError(f"fact '{fact.id}': give one value, not {', '.join(sorted(values))}")
    for value in values:
        if fact.type is FactType.DATE and not _is_date(value):
            raise ContentError(f"fact '{fact.id}': '{value}' is no date; write it as 2027-12-02")
        if fact.type is FactType.NUMBER and not _is_number(value):
            raise ContentError(f"fact '{fact.id}': '{value}' is no number; write it as 12 or 2.5")


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_number(value: str) -> bool:
    return value.removeprefix("-").replace(".", "", 1).isdecimal()
