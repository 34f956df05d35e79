"""Counts per use case, kept equal to its duties."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from obligations import moments
from obligations.models import Obligation, Tally
from registry.models import UseCase

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

COUNTS = ["applies_now", "late", "later", "open", "fulfilled", "total", "undone"]
DAYS = ["next_due_on", "counted_on", "stale_on"]
REPEATED = {"duties_undone": "undone", "duties_late": "late", "next_due_on": "next_due_on"}
CHUNK = 500


def repeated(tally: Tally) -> dict[str, Any]:
    """What the use case repeats of its counts."""
    return {column: getattr(tally, count) for column, count in REPEATED.items()}


def tally(use_case_id: int, rows: Iterable[Obligation], on: date) -> Tally:
    """Count the live duties among `rows`."""
    live = [row for row in rows if row.lapsed_at is None]
    states = [(row, row.state(on)) for row in live]
    counts = Counter(state for _row, state in states)
    now = counts["now"] + counts["late"]
    undone = now + counts["later"]
    days = [row.day for row, state in states if row.day and state in {"now", "late", "later"}]
    return Tally(
        use_case_id=use_case_id,
        applies_now=now,
        late=counts["late"],
        later=counts["later"],
        open=counts["open"],
        fulfilled=counts["fulfilled"],
        total=undone + counts["fulfilled"],
        undone=undone,
        next_due_on=min((day for day in days if day >= on), default=None),
        counted_on=on,
        stale_on=_stale_on(live, days, on),
    )


def _stale_on(rows: Iterable[Obligation], days: Iterable[date], on: date) -> date | None:
    """The first day on which a count changes by itself: a law starts, a date passes."""
    changes = [row.changes_on(on) for row in rows]
    passing = [day + moments.ONE_DAY for day in days if day >= on]
    return min((day for day in [*changes, *passing] if day is not None), default=None)


def store(tallies: Iterable[Tally]) -> None:
    """Write the counts, over those there were. The use cases are locked: they repeat what is written here."""
    stored = Tally.objects.bulk_create(
        tallies, update_conflicts=True, unique_fields=["use_case"], update_fields=[*COUNTS, *DAYS], batch_size=CHUNK
    )
    for start in range(0, len(stored), CHUNK):
        _repeat([row.use_case_id for row in stored[start : start + CHUNK]])


def _repeat(use_case_ids: list[int]) -> None:
    """Copy what lists sort and filter by to the use cases themselves."""
    stored = Tally.objects.filter(use_case=OuterRef("pk"))
    UseCase.objects.filter(pk__in=use_case_ids).update(
        **{column: Subquery(stored.values(count)) for column, count in REPEATED.items()}
    )


def lock(use_case_id: int | None) -> None:
    """Let changes to the duties of one use case wait for each other, so that the counts see each of them."""
    if use_case_id is not None:
        lock_many([use_case_id])


def lock_many(use_case_ids: list[int]) -> None:
    """The same for several; always in this order, so that two who want the same do not wait for each other."""
    rows = UseCase.objects.select_for_update(of=("self",)).filter(pk__in=use_case_ids)
    list(rows.only("pk").order_by("pk"))


def count_again(use_case_id: int, on: date | None = None) -> None:
    """After a change in the work on one duty."""
    rows = Obligation.objects.live().filter(use_case=use_case_id)
    store([tally(use_case_id, rows, on or timezone.localdate())])


def refresh(on: date) -> int:
    """Count again where time alone changed a count; for a job that runs each night. Gives how many there were."""
    stale = list(Tally.objects.filter(stale_on__lte=on).values_list("use_case_id", flat=True))
    for start in range(0, len(stale), CHUNK):
        _count_many(stale[start : start + CHUNK], on)
    return len(stale)


@transaction.atomic
def _count_many(use_case_ids: list[int], on: date) -> None:
    lock_many(use_case_ids)
    rows: dict[int, list[Obligation]] = {pk: [] for pk in use_case_ids}
    for row in Obligation.objects.live().filter(use_case__in=use_case_ids):
        rows[row.use_case_id or 0].append(row)
    store([tally(pk, found, on) for pk, found in rows.items()])
