"""Making the PDF of a dossier: one worker holds the job, gives signs of life, and stores one file."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from celery.exceptions import SoftTimeLimitExceeded
from django.core.files.base import ContentFile
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from obligations.dossier import audit
from obligations.dossier.contents import Contents
from obligations.dossier.render import printed
from obligations.models import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from obligations.dossier.render import Printed
    from obligations.querysets_dossier import DossierQuerySet

State, Failure = Dossier.State, Dossier.Failure
ATTEMPTS = 3
BEAT = 5.0  # seconds between two signs of life
NO_WORKER = timedelta(seconds=30)
NO_MESSAGE = timedelta(minutes=2)

log = logging.getLogger(__name__)


class TryAgain(Exception):
    """An attempt failed and the dossier is back in the queue."""


def make(dossier_id: int) -> None:
    """Make one dossier. A message that comes twice, or too late, finds nothing to do."""
    dossier = claim(dossier_id)
    if dossier is None:
        return
    try:
        with alive(dossier):
            done = printed(Contents.from_json(dossier.snapshot))
        store(dossier, done)
    except Exception as problem:
        log.exception("Dossier %s was not made in attempt %s of %s.", dossier.pk, dossier.attempts, ATTEMPTS)
        failure = Failure.TOO_LONG if isinstance(problem, SoftTimeLimitExceeded) else Failure.BROKEN
        if give_up_or_queue(dossier, failure):
            raise TryAgain from problem


def claim(dossier_id: int) -> Dossier | None:
    """Take the job if it waits, or if the worker that had it has gone silent; None if there is nothing to take."""
    now = timezone.now()
    free = Q(state=State.QUEUED) | Q(state=State.RENDERING, heartbeat_at__lt=now - NO_WORKER)
    taken = Dossier.objects.filter(free, pk=dossier_id, attempts__lt=ATTEMPTS).update(
        state=State.RENDERING, attempts=F("attempts") + 1, started_at=now, heartbeat_at=now
    )
    return Dossier.objects.get(pk=dossier_id) if taken else None


@contextmanager
def alive(dossier: Dossier) -> Iterator[None]:
    """Give a sign of life every few seconds while the work goes on."""
    done = threading.Event()
    thread = threading.Thread(target=_beat, args=(dossier.pk, dossier.attempts, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _beat(dossier_id: int, attempt: int, done: threading.Event) -> None:
    while not done.wait(BEAT):
        try:
            _held(dossier_id, attempt).update(heartbeat_at=timezone.now())
        except DatabaseError:  # the next one may get through
            log.warning("Dossier %s: no sign of life could be given.", dossier_id, exc_info=True)
    connection.close()


def store(dossier: Dossier, done: Printed) -> None:
    """Keep the file if the job is still ours; another worker may have taken it over."""
    dossier.pdf.save(dossier.filename, ContentFile(done.pdf), save=False)
    with transaction.atomic():
        kept = _held(dossier.pk, dossier.attempts).update(
            state=State.READY,
            pdf=dossier.pdf.name,
            pdf_sha256=done.sha256,
            size=len(done.pdf),
            pages=done.pages,
            finished_at=timezone.now(),
        )
        if kept:
            audit.dossier_made(dossier, pdf_sha256=done.sha256, pages=done.pages)
    if not kept:
        dossier.pdf.delete(save=False)


def give_up_or_queue(dossier: Dossier, failure: str) -> bool:
    """After a failed attempt: put the dossier back in the queue, or say that it failed. Tell whether it is queued."""
    held = _held(dossier.pk, dossier.attempts)
    if dossier.attempts < ATTEMPTS:
        return bool(held.update(state=State.QUEUED, heartbeat_at=timezone.now()))
    _fail(dossier, held.update(state=State.FAILED, failure=failure, finished_at=timezone.now()), failure)
    return False


def to_send_again(*, worker_started: bool = False, now: datetime | None = None) -> list[int]:
    """Find dossiers whose message or worker is lost; those that were tried too often fail.

    A worker that has just started asks for every queued one: a message that comes twice does no harm.
    """
    moment = now or timezone.now()
    queued = moment if worker_started else moment - NO_MESSAGE
    silent = Dossier.objects.light().silent_since(queued=queued, rendering=moment - NO_WORKER)
    for dossier in silent.filter(state=State.RENDERING, attempts__gte=ATTEMPTS):
        held = _held(dossier.pk, dossier.attempts)
        _fail(dossier, held.update(state=State.FAILED, failure=Failure.LOST, finished_at=moment), Failure.LOST)
    found = list(silent.order_by("pk").values_list("pk", flat=True))
    Dossier.objects.filter(pk__in=found, state=State.QUEUED).update(heartbeat_at=moment)
    return found


def _fail(dossier: Dossier, changed: int, failure: str) -> None:
    if changed:
        log.error("Dossier %s (%s) failed: %s.", dossier.pk, dossier, failure)
        audit.dossier_failed(dossier, failure=failure)


def _held(dossier_id: int, attempt: int) -> DossierQuerySet:
    """The row, as long as this attempt is the one that holds it."""
    return Dossier.objects.filter(pk=dossier_id, state=State.RENDERING, attempts=attempt)
