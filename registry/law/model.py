"""The law as data: versions with their dates, and the criteria that decide a classification."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from registry.conditions import Requirement
from registry.datafile import Text


@dataclass(frozen=True)
class Criterion:
    """One conclusion the law may lead to, and what it takes."""

    id: str
    group: str
    title: Text
    article: str
    requirement: Requirement
    # The name of a date in the law: before that day (or without one) the criterion cannot hold.
    starts: str | None = None


@dataclass(frozen=True)
class ReviewPoint:
    """A spot where the law itself is open and a lawyer decides."""

    id: str
    reason: Text
    article: str
    requirement: Requirement


@dataclass(frozen=True)
class PathStep:
    """One station on the way from the AI-system test to the class."""

    id: str
    title: Text
    article: str
    asks: tuple[str, ...]
    answers: Mapping[str, Text]
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class Law:
    """One version of the AI Act."""

    id: str
    version: str
    title: Text
    in_force: date
    source: Mapping[str, str]
    dates: Mapping[str, date | None]
    criteria: tuple[Criterion, ...]
    review: tuple[ReviewPoint, ...]
    steps: tuple[PathStep, ...]
    # Risk class -> why, in one sentence with {titles} and {articles}.
    sentences: Mapping[str, Text]

    @cached_property
    def by_id(self) -> Mapping[str, Criterion]:
        return {criterion.id: criterion for criterion in self.criteria}

    def title_of(self, conclusion: str) -> Text:
        return self.by_id[conclusion].title

    def date_named(self, name: str) -> date | None:
        return self.dates[name]
