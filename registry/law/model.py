"""The law as data: a version with its dates, the criteria that decide, and how a conclusion is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from registry.conditions import NEVER, Conclusions, Facts, Requirement, Truth, Verdict
from registry.datafile import Text
from registry.vocabulary import RiskClass


@dataclass(frozen=True, slots=True)
class Criterion:
    """One conclusion the law may lead to, and what it takes."""

    id: str
    group: str
    title: Text
    article: str
    requirement: Requirement
    # A conclusion that must hold as well, such as: the Act applies at all.
    given: str | None = None
    # The name of a date in the law: before that day, or without one, the criterion cannot hold.
    starts: str | None = None
    # Serves other criteria; not a conclusion to show.
    auxiliary: bool = False


Limit = date | Decimal
Side = Literal["before", "since", "below"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A date or number among the facts held against the law; an answer that there is none is on neither side."""

    id: str
    title: Text
    article: str
    fact: str
    side: Side
    # None: this version of the law has no such date.
    limit: Limit | None

    def weigh(self, facts: Facts, settled: Conclusions) -> Verdict:
        if self.limit is None:
            return NEVER
        if (closed := settled.get(self.fact)) is not None:
            return closed
        if (known := facts.get(self.fact)) is None:
            return Verdict(Truth.OPEN, (self.fact,))
        return Verdict(Truth.YES if any(map(self._meets, known)) else Truth.NO, (self.fact,))

    def _meets(self, value: str) -> bool:
        if isinstance(self.limit, Decimal):
            return Decimal(value) < self.limit
        return (date.fromisoformat(value) < self.limit) is (self.side == "before")  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class ReviewPoint:
    """Something a person must look at: an open point of the law, a finding, a contradiction or a note."""

    id: str
    reason: Text
    article: str
    requirement: Requirement


@dataclass(frozen=True, slots=True)
class PathStep:
    """A station on the way from the AI-system test to the class."""

    id: str
    title: Text
    article: str
    # The conclusion that is weighed here, and the group whose titles are named in the answer.
    weighs: str
    answers: Mapping[Truth, Text]
    names: str | None = None
    needs: str | None = None
    ends_when: Truth | None = None


@dataclass(frozen=True, slots=True)
class ClassText:
    """How a risk class is called and explained; `names` is the group whose titles are its reason."""

    title: Text
    sentence: Text
    names: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    steps: tuple[PathStep, ...]
    classes: Mapping[RiskClass, ClassText]
    contradiction: Text
    later: Text


@dataclass(frozen=True)
class Law:
    """One version of the AI Act."""

    id: str
    version: str
    title: Text
    in_force: date
    source: Mapping[str, str]
    dates: Mapping[str, date | None]
    comparisons: tuple[Comparison, ...]
    criteria: tuple[Criterion, ...]
    review: tuple[ReviewPoint, ...]
    explanation: Explanation

    @cached_property
    def by_id(self) -> Mapping[str, Criterion]:
        return {criterion.id: criterion for criterion in self.criteria}

    @cached_property
    def compared(self) -> Mapping[str, Comparison]:
        return {comparison.id: comparison for comparison in self.comparisons}

    @cached_property
    def conclusion_ids(self) -> frozenset[str]:
        """Every name a rule may use beside the facts; content of other apps is checked against it."""
        return frozenset({*self.by_id, *self.compared})

    def group(self, name: str) -> tuple[Criterion, ...]:
        """The criteria to show whose id starts with `name:`, in the order of the file."""
        return self._groups.get(name, ())

    def about(self, name: str) -> tuple[Criterion, ...]:
        """The same with the conclusion that sums them up, such as `fria`."""
        summary = self.by_id.get(name)
        return (*self.group(name), summary) if summary else self.group(name)

    @cached_property
    def _groups(self) -> Mapping[str, tuple[Criterion, ...]]:
        shown = [c for c in self.criteria if not c.auxiliary]
        names = dict.fromkeys(c.id.partition(":")[0] for c in shown)
        return {name: tuple(c for c in shown if c.id.startswith(f"{name}:")) for name in names}

    def title_of(self, conclusion: str) -> Text:
        return self.by_id[conclusion].title

    def started(self, criterion: Criterion, on: date) -> bool:
        if criterion.starts is None:
            return True
        first_day = self.dates[criterion.starts]
        return first_day is not None and first_day <= on
