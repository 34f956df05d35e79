"""What people do with a duty. Each change is one transaction with its entry in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from obligations import audit
from obligations.choices import Status
from obligations.models import Note, Obligation
from obligations.services import tallies

if TYPE_CHECKING:
    from datetime import date

    from people.models import User


class ChangedMeanwhile(Exception):
    """Somebody else changed the duty after the page was made; `duty` is how it stands now."""

    def __init__(self, duty: Obligation) -> None:
        super().__init__(str(duty))
        self.duty = duty


@transaction.atomic
def set_status(duty: Obligation, status: str, *, by: User, reason: str = "", revision: int | None = None) -> Obligation:
    """Set how far the work is; `revision` is the one the user looked at, and must still be the newest."""
    row = _locked(duty, revision)
    old = row.status
    if (old, row.reason) == (status, reason):
        return row
    row.set_status(status, by=by, at=timezone.now(), reason=reason)
    _save(row)
    audit.status_set(row, by=by, old=old)
    return row


@transaction.atomic
def assign(
    duty: Obligation, owner: User | None, *, by: User, due_on: date | None = None, revision: int | None = None
) -> Obligation:
    """Agree who does the duty, and by when."""
    row = _locked(duty, revision)
    if (row.owner, row.due_on) == (owner, due_on):
        return row
    row.owner, row.due_on = owner, due_on
    _save(row)
    audit.duty_assigned(row, by=by, owner=str(owner or ""), due_on=due_on)
    return row


@transaction.atomic
def take(duty: Obligation, *, by: User) -> Obligation:
    """ "Neem op mij": become the owner, and begin when nobody had begun."""
    row = assign(duty, by, by=by, due_on=duty.due_on)
    return set_status(row, Status.DOING, by=by) if row.status == Status.TODO else row


@transaction.atomic
def add_note(duty: Obligation, text: str, *, by: User) -> Note:
    note = Note.objects.create(obligation=duty, text=text, by=by, at=timezone.now())
    audit.note_added(note, by=by)
    return note


def _locked(duty: Obligation, revision: int | None) -> Obligation:
    tallies.lock(duty.use_case_id)
    rows = Obligation.objects.select_for_update(of=("self",)).select_related("use_case", "owner")
    row = rows.get(pk=duty.pk)
    if revision is not None and row.revision != revision:
        raise ChangedMeanwhile(row)
    return row


def _save(row: Obligation) -> None:
    """Store the work, what follows from it, and the counts of the use case."""
    row.revision += 1
    if row.use_case is not None:
        row.set_timing(row.use_case)
    row.save()
    if row.use_case_id is not None:
        tallies.count_again(row.use_case_id)
