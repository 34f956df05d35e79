"""The facts that rules may ask for: one vocabulary, in the order of the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from registry.conditions import NOTHING_CONCLUDED, Conclusions, Facts, Requirement, Truth, Verdict, read_requirement
from registry.datafile import ContentError, Text, only_keys, read, read_optional_text, read_text

CONTENT = Path(__file__).parent / "content"
VERSION = "1.0"


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


@dataclass(frozen=True, slots=True)
class Theme:
    """A page of the form."""

    id: str
    title: Text
    intro: Text


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing we may know about an organisation, a system or a use case."""

    id: str
    subject: str
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
    relevant: Requirement = Requirement()
    otherwise: frozenset[str] = frozenset({"no"})

    @property
    def values(self) -> frozenset[str]:
        """The values an answer may have; empty for dates, numbers and texts."""
        return frozenset(option.id for option in self.options)


def vocabulary() -> Mapping[str, Fact]:
    return _load(VERSION)[0]


def themes() -> tuple[Theme, ...]:
    return _load(VERSION)[1]


def facts_of_theme(theme: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in vocabulary().values() if fact.theme == theme)


@cache
def _load(version: str) -> tuple[Mapping[str, Fact], tuple[Theme, ...]]:
    raise NotImplementedError
