"""Work for the workers. The state of a job is on its own row, so that no broker has to be trusted with it."""

from __future__ import annotations

import logging
from typing import Any

from celery import Task, shared_task
from celery.signals import worker_ready
from django.utils import timezone

log = logging.getLogger(__name__)


@shared_task(bind=True, acks_late=True, max_retries=5, soft_time_limit=300, time_limit=330)
def render_dossier(self: Task, dossier_id: int) -> None:
    """Make the PDF of a dossier; after a failed attempt again, a little later."""
    from obligations.dossier import making  # noqa: PLC0415  a web process sends this task and never prints

    try:
        making.make(dossier_id)
    except making.TryAgain as problem:
        raise self.retry(exc=problem, countdown=5) from problem


@shared_task(ignore_result=True)
def requeue_stale(worker_started: bool = False) -> int:
    """Send again what lost its message or its worker; run by beat and when a worker starts."""
    from obligations.dossier import making  # noqa: PLC0415

    found = making.to_send_again(worker_started=worker_started)
    for dossier_id in found:
        render_dossier.delay(dossier_id)
    if found:
        log.warning("%s dossier(s) sent again: %s", len(found), found)
    return len(found)


@shared_task(ignore_result=True)
def count_duties_again() -> int:
    """Bring counts up to date that time alone changed: a law starts, a date passes. Nothing to do on most hours."""
    from obligations.services import tallies  # noqa: PLC0415

    return tallies.refresh(timezone.localdate())


@worker_ready.connect
def _pick_up_what_was_left(**_kwargs: Any) -> None:
    requeue_stale.delay(worker_started=True)
    count_duties_again.delay()
