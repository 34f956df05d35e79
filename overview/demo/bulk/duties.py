"""The duties of one use case as patterns: per archetype and variant worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from obligations.choices import Status
from obligations.models import Obligation, Tally
from obligations.services import tallies
from overview.demo.bulk.writing import Pattern, Table
from registry.choices import Phase
from registry.models import UseCase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.services.planning import Plan

    Row = tuple[tuple[int | None, ...], Pattern]

# Phase, first use in days from today, part of the duties that is done.
VARIANTS: tuple[tuple[Phase, int | None, float], ...] = (
    (Phase.IDEA, None, 0.0),
    (Phase.DESIGN, None, 0.05),
    (Phase.PROCUREMENT, 120, 0.1),
    (Phase.PILOT, -30, 0.2),
    (Phase.IN_USE, -200, 0.4),
    (Phase.IN_USE, -400, 0.7),
    (Phase.IN_USE, -90, 0.95),
    (Phase.PHASING_OUT, -700, 0.6),
    (Phase.ENDED, -900, 0.9),
)
DUTIES = Table(Obligation, "use_case_id", "owner_id", "status_by_id", "fulfilled_by_id")
TALLIES = Table(Tally, "use_case_id")
DUE = (-40, -3, 12, 30, 75, 140, None, None)


@dataclass(frozen=True)
class Block:
    """All duties of one use case; `status` tells who belongs in the columns of people."""

    duties: tuple[tuple[str, Pattern], ...]
    tally: Pattern
    repeated: dict[str, Any]

    def rows(self, use_case_id: int, person_id: int) -> Iterator[Row]:
        for status, pattern in self.duties:
            by = None if status == Status.TODO else person_id
            fulfilled_by = person_id if status == Status.FULFILLED else None
            yield (use_case_id, by, by, fulfilled_by), pattern


def first_use(variant: int, on: date) -> date | None:
    days = VARIANTS[variant][1]
    return None if days is None else on + timedelta(days=days)


def block(plans: tuple[Plan, ...], variant: int, on: date) -> Block:
    phase, _days, share = VARIANTS[variant]
    use_case = UseCase(phase=phase.value, first_use_on=first_use(variant, on))
    rows = [_row(use_case, plan, place < share * len(plans), place + variant, on) for place, plan in enumerate(plans)]
    duties = tuple((row.status, DUTIES.pattern(row)) for row in rows)
    counts = tallies.tally(0, rows, on)
    return Block(duties, TALLIES.pattern(counts), tallies.repeated(counts))


def _row(use_case: UseCase, plan: Plan, done: bool, place: int, on: date) -> Obligation:
    row = Obligation(key=plan.key)
    plan.write(row)
    if done:
        row.status, row.status_at = Status.FULFILLED, timezone.now()
        row.fulfilled_at = row.status_at
    elif place % 5 == 0:
        row.status, row.status_at = Status.DOING, timezone.now()
        days = DUE[place % len(DUE)]
        row.due_on = None if days is None else on + timedelta(days=days)
    row.set_timing(use_case)
    return row
