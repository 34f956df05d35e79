"""When a duty counts: its state on a day, the day a list shows for it, and the day from which it is late.

Late is the strongest word of the register, so it stands for two things only: an agreed date that has passed, and
a duty "before first use" that the law itself lays on a use case that runs already. Policy and practice are never late
by themselves; all else that holds is "now".
Pure: no Django, no database, no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

State = Literal["fulfilled", "not_applicable", "late", "now", "later", "open"]
DayKind = Literal["agreed", "first_use", "law", ""]

RUNNING = frozenset({"pilot", "in_use", "phasing_out"})
DONE: frozenset[str] = frozenset({"fulfilled", "not_applicable"})
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Timing:
    """The day that a list shows, what kind of day that is, and the first day on which the duty is late."""

    day: date | None
    kind: DayKind
    late_from: date | None


def timing(
    *,
    applies_from: date | None,
    rule_phase: str,
    is_law: bool,
    use_phase: str,
    first_use_on: date | None,
    due_on: date | None,
) -> Timing:
    """Set an agreed date before the law's, and move what must be done before use to the day of first use."""
    if due_on is not None:
        return Timing(due_on, "agreed", due_on + ONE_DAY)
    if rule_phase != "before_use":
        return Timing(applies_from, "law" if applies_from else "", None)
    day, kind = _before_use(applies_from, first_use_on)
    return Timing(day, kind, day + ONE_DAY if day and is_law and use_phase in RUNNING else None)


def _before_use(applies_from: date | None, first_use_on: date | None) -> tuple[date | None, DayKind]:
    """The law binds from the first use on, but never earlier than the law itself starts."""
    if first_use_on and (applies_from is None or first_use_on > applies_from):
        return first_use_on, "first_use"
    return applies_from, "law" if applies_from else ""


def state(*, status: str, verdict: str, applies_from: date | None, late_from: date | None, on: date) -> State:
    """The state of a duty on the day `on`. Work that somebody has begun counts as "now", also before the law starts."""
    if status in DONE:
        return "fulfilled" if status == "fulfilled" else "not_applicable"
    if verdict == "open":
        return "open"
    if late_from is not None and late_from <= on:
        return "late"
    begun = applies_from is None or applies_from <= on or status == "doing"
    return "now" if begun else "later"


def days_late(late_from: date, on: date) -> int:
    """How many days have passed since the last day that was in time."""
    return (on - late_from).days + 1


def changes_on(
    *, status: str, verdict: str, applies_from: date | None, late_from: date | None, on: date
) -> date | None:
    """The first day after `on` on which the state becomes another by itself."""
    if status in DONE or verdict == "open":
        return None
    days = [applies_from if status == "todo" else None, late_from]
    return min((day for day in days if day is not None and day > on), default=None)
