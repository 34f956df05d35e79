"""Deriving duties again: add what is new, mark what lapsed, revive what came back, keep the work people did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from assessments.models import Assessment
from obligations import audit
from obligations.models import Obligation
from obligations.querysets import UNDONE
from obligations.services import tallies
from obligations.services.known import with_facts
from obligations.services.planning import COLUMNS, Plan, plans
from registry.models import UseCase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from people.models import User

CHUNK = 500
BATCH = 1000
WRITTEN = [*COLUMNS, "day", "late_from", "lapsed_at"]
SETTLED = ["status", "status_by", "status_at", "fulfilled_by", "fulfilled_at", "fulfilled_by_assessment", "revision"]


@dataclass
class Changes:
    """What deriving again did, as rows."""

    added: list[Obligation] = field(default_factory=list)
    changed: list[Obligation] = field(default_factory=list)
    lapsed: list[Obligation] = field(default_factory=list)
    revived: list[Obligation] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.lapsed or self.revived)

    def extend(self, other: Changes) -> None:
        self.added += other.added
        self.changed += other.changed
        self.lapsed += other.lapsed
        self.revived += other.revived


@transaction.atomic
def rederive(use_case: UseCase, on: date | None = None, *, by: User | None = None) -> Changes:
    """Make the duties of `use_case` equal to what its facts give on the day `on` (default today)."""
    locked = UseCase.objects.select_for_update(of=("self",)).get(pk=use_case.pk)
    changes = _derive_again([locked], on or timezone.localdate())
    if changes:
        audit.duties_derived(locked, changes, by=by)
    return changes


def rederive_many(use_cases: Iterable[UseCase], on: date | None = None, *, chunk: int = CHUNK) -> int:
    """The same for a whole portfolio, a transaction per `chunk`; whoever asks for it puts it on the trail.

    Gives the number of use cases. `use_cases` may be a queryset with `iterator()`.
    """
    day, done = on or timezone.localdate(), 0
    for some in _chunks(use_cases, chunk):
        with transaction.atomic():
            tallies.lock_many([use_case.pk for use_case in some])
            _derive_again(some, day)
        done += len(some)
    return done


def _chunks(use_cases: Iterable[UseCase], size: int) -> Iterator[list[UseCase]]:
    some: list[UseCase] = []
    for use_case in use_cases:
        some.append(use_case)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some


def _derive_again(use_cases: Sequence[UseCase], on: date) -> Changes:
    rows = _rows_of(use_cases)
    changes, counts, instruments = Changes(), [], {}
    for use_case, facts in with_facts(use_cases):
        planned = [plan for plan in plans(facts, on) if not _after_the_end(use_case, plan)]
        instruments.update({plan.rule_id: plan.instruments for plan in planned if plan.instruments})
        one = _compare(use_case, rows[use_case.pk], planned)
        counts.append((use_case.pk, [*rows[use_case.pk].values(), *one.added]))
        changes.extend(one)
    _settle_by_assessment([*changes.added, *changes.revived], instruments)
    _write(changes)
    tallies.store([tallies.tally(pk, found, on) for pk, found in counts])
    return changes


def _after_the_end(use_case: UseCase, plan: Plan) -> bool:
    """A duty that starts after the use has ended is never owed; what belongs to ending stays."""
    ended = use_case.ended_on
    return bool(ended and plan.applies_from and plan.applies_from > ended and plan.phase != "retirement")


def _rows_of(use_cases: Sequence[UseCase]) -> dict[int, dict[str, Obligation]]:
    found: dict[int, dict[str, Obligation]] = {use_case.pk: {} for use_case in use_cases}
    for row in Obligation.objects.filter(use_case__in=list(found)):
        found[row.use_case_id or 0][row.key] = row
    return found


def _compare(use_case: UseCase, rows: dict[str, Obligation], planned: Sequence[Plan]) -> Changes:
    changes = Changes()
    for plan in planned:
        row = rows.get(plan.key)
        if row is None:
            changes.added.append(_new(use_case, plan))
        elif row.lapsed_at is not None:
            _update(row, use_case, plan)
            row.lapsed_at = None
            changes.revived.append(row)
        elif _update(row, use_case, plan):
            changes.changed.append(row)
    held = {plan.key for plan in planned}
    changes.lapsed = [row for key, row in rows.items() if key not in held and row.lapsed_at is None]
    for row in changes.lapsed:
        row.lapsed_at = timezone.now()
    return changes


def _new(use_case: UseCase, plan: Plan) -> Obligation:
    row = Obligation(use_case=use_case, key=plan.key)
    _update(row, use_case, plan)
    return row


def _update(row: Obligation, use_case: UseCase, plan: Plan) -> bool:
    changed = plan.write(row)
    return row.set_timing(use_case) or changed


def _settle_by_assessment(rows: Sequence[Obligation], instruments: Mapping[str, tuple[str, ...]]) -> None:
    """A duty that comes after its assessment was signed is fulfilled from the start."""
    waiting = [row for row in rows if row.rule_id in instruments and row.status in UNDONE]
    if not waiting:
        return
    signed = _signed({row.use_case_id for row in waiting})
    for row in waiting:
        found = (signed.get((row.use_case_id, name)) for name in instruments[row.rule_id])
        if assessment := next(filter(None, found), None):
            row.fulfil_by(assessment)


def _signed(use_case_ids: set[int | None]) -> dict[tuple[int | None, str], Assessment]:
    rows = Assessment.objects.signed().filter(use_case__in=use_case_ids).select_related("signed_by")
    return {(row.use_case_id, row.instrument): row for row in rows}


def _write(changes: Changes) -> None:
    """New rows in one go; of the others only what differs."""
    Obligation.objects.bulk_create(changes.added, batch_size=BATCH)
    _overwrite([*changes.changed, *changes.lapsed, *changes.revived], WRITTEN)
    _overwrite(changes.revived, SETTLED)


def _overwrite(rows: Sequence[Obligation], columns: list[str]) -> None:
    """Write `columns` of rows that exist. As an upsert: `bulk_update` spends seconds on a hundred rows."""
    Obligation.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=columns, batch_size=BATCH
    )
