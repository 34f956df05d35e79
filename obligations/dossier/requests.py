"""Asking for a dossier: the snapshot is taken in the transaction of the request, the work is done elsewhere."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from obligations import tasks
from obligations.dossier import audit, numbers
from obligations.dossier.contents import seal
from obligations.dossier.gather import gather
from obligations.models import Dossier
from registry.models import UseCase

if TYPE_CHECKING:
    from people.models import User

log = logging.getLogger(__name__)


@transaction.atomic
def request(use_case: UseCase, *, by: User) -> Dossier:
    """Ask for a new version of the dossier; while one is being made, that one is given back."""
    locked = UseCase.objects.select_for_update(of=("self",)).select_related("unit__organisation").get(pk=use_case.pk)
    if not locked.may_edit(by):
        raise PermissionDenied
    underway = Dossier.objects.underway().filter(use_case=locked).first()
    if underway:
        return underway
    dossier = _snapshot(locked, by)
    audit.dossier_requested(dossier, by=by)
    send(dossier.pk)
    return dossier


@transaction.atomic
def ask_again(dossier: Dossier, *, by: User) -> Dossier:
    """Put a dossier that failed back in the queue, with the data it had."""
    UseCase.objects.select_for_update(of=("self",)).get(pk=dossier.use_case_id)
    failed = Dossier.objects.select_for_update(of=("self",)).select_related("use_case__unit").get(pk=dossier.pk)
    if not failed.may_request(by):
        raise PermissionDenied
    underway = Dossier.objects.underway().filter(use_case=failed.use_case_id).first()
    if underway or not failed.has_failed:
        return underway or failed
    failed.state, failed.failure, failed.attempts = Dossier.State.QUEUED, "", 0
    failed.heartbeat_at = timezone.now()
    failed.save(update_fields=["state", "failure", "attempts", "heartbeat_at"])
    audit.dossier_asked_again(failed, by=by)
    send(failed.pk)
    return failed


def _snapshot(use_case: UseCase, by: User) -> Dossier:
    now = timezone.now()
    number, version = numbers.next_for(use_case, timezone.localdate(now).year)
    text = gather(use_case, by=by, at=now, number=number, version=version).to_json()
    return Dossier.objects.create(
        use_case=use_case,
        number=number,
        version=version,
        requested_by=by,
        requested_at=now,
        heartbeat_at=now,
        snapshot=text,
        snapshot_sha256=seal(text),
    )


def send(dossier_id: int) -> None:
    """Tell the workers once the transaction is in; without a broker the row waits until one is back."""
    transaction.on_commit(partial(_send, dossier_id))


def _send(dossier_id: int) -> None:
    try:
        tasks.render_dossier.delay(dossier_id)
    except Exception:  # whatever a broker raises when it is away: the row is the request, the message only a nudge
        log.warning("Dossier %s stays queued: the broker does not answer.", dossier_id, exc_info=True)
        Dossier.objects.filter(pk=dossier_id, state=Dossier.State.QUEUED).update(heartbeat_at=None)
