"""From which day a duty counts: the dates of the law, and how they move for systems that existed already (Art. 111).

Pure: no Django, no database, no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from obligations.ruleset import DateRef, Starts, Transition
from registry.conditions import Conclusions, Facts

if TYPE_CHECKING:
    from registry.law import Law


@dataclass(frozen=True, slots=True)
class Start:
    """When a duty starts; `open` names the facts that may still move the day, `moved_by` is what moved it."""

    # False: under this version of the law, or for this system, the duty does not exist.
    known: bool
    day: date | None = None
    open: tuple[str, ...] = ()
    moved_by: Transition | None = None


NEVER_STARTS = Start(known=False)
ALWAYS_THERE = Start(known=True)


class StartDays:
    """The start of duties for one use case under one version of the law; each way of starting is worked out once."""

    def __init__(self, facts: Facts, conclusions: Conclusions, transitions: tuple[Transition, ...], law: Law) -> None:
        self._facts = facts
        self._conclusions = conclusions
        self._transitions = transitions
        self._law = law
        self._dates: dict[str, Start] = {}
        self._starts: dict[tuple[Starts, bool], Start] = {}

    def day_of(self, starts: Starts, *, moved: bool = True) -> Start:
        """The earliest of the days that count here; `moved`: transitions for existing systems count."""
        if not starts:
            return ALWAYS_THERE
        key = starts, moved
        if key not in self._starts:
            self._starts[key] = _earliest(self._start(ref, moved) for ref in self._routes(starts))
        return self._starts[key]

    def _routes(self, starts: Starts) -> list[DateRef]:
        hit = [ref for key, ref in starts if key is not None and self._conclusions[key].is_yes]
        return hit or [ref for key, ref in starts if key is None]

    def _start(self, ref: DateRef, moved: bool) -> Start:
        if isinstance(ref, date):
            return Start(known=True, day=ref)
        if not moved:
            return _on(self._law.dates.get(ref))
        if ref not in self._dates:
            self._dates[ref] = self._moved(ref)
        return self._dates[ref]

    def _moved(self, name: str) -> Start:
        """The day of the law, or the day to which the first transition that is not ruled out moves it."""
        base = self._law.dates.get(name)
        if base is None:
            return NEVER_STARTS
        for transition in self._transitions:
            if name in transition.dates:
                verdict = transition.requirement.weigh(self._facts, self._conclusions)
                if verdict.is_open:
                    return Start(known=True, day=base, open=verdict.grounds)
                if verdict.is_yes:
                    return self._at(transition, base)
        return Start(known=True, day=base)

    def _at(self, transition: Transition, base: date) -> Start:
        days = [day for name in transition.to if (day := self._date(name)) is not None]
        return Start(known=True, day=max(base, min(days)), moved_by=transition) if days else NEVER_STARTS

    def _date(self, name: str) -> date | None:
        """A date of the law, or a date among the facts."""
        if name in self._law.dates:
            return self._law.dates[name]
        return next((date.fromisoformat(value) for value in sorted(self._facts.get(name, ()))), None)


def _on(day: date | None) -> Start:
    """A day of the law; this version may not have it."""
    return Start(known=True, day=day) if day else NEVER_STARTS


def _earliest(starts: Iterable[Start]) -> Start:
    known = [start for start in starts if start.known]
    if not known:
        return NEVER_STARTS
    missing = tuple(dict.fromkeys(name for start in known for name in start.open))
    first = min(known, key=lambda start: start.day or date.max)
    return replace(first, open=missing)
