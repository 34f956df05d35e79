"""Making the PDF: once, by one worker, and with a clear end when it goes wrong."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from celery.exceptions import Retry, SoftTimeLimitExceeded
from django.utils import timezone

from audit.models import AuditEvent
from obligations import tasks
from obligations.dossier import making, requests
from obligations.dossier.render import Printed
from obligations.models import Dossier

State = Dossier.State


@pytest.fixture
def printed(monkeypatch):
    """Quick prints; the list holds what was printed."""
    prints = []

    def quick(contents):
        prints.append(contents)
        return Printed(b"%PDF-1.7 " + contents.number.encode(), 7)

    monkeypatch.setattr(making, "printed", quick)
    return prints


@pytest.fixture
def broken(monkeypatch):
    problem = {"raise": RuntimeError("no fonts")}

    def fails(_contents):
        raise problem["raise"]

    monkeypatch.setattr(making, "printed", fails)
    return problem


@pytest.fixture
def dossier(use_case, team_member, monkeypatch):
    monkeypatch.setattr(tasks.render_dossier, "delay", lambda _pk: None)
    return requests.request(use_case, by=team_member)


def silence(dossier, **columns):
    """A worker took the job and was killed."""
    fields = {"state": State.RENDERING, "attempts": 1, "heartbeat_at": timezone.now() - timedelta(minutes=1)}
    Dossier.objects.filter(pk=dossier.pk).update(**{**fields, **columns})


def test_a_dossier_is_made(dossier, printed):
    making.make(dossier.pk)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.pages, dossier.attempts) == (State.READY, 7, 1)
    content = dossier.pdf.read()
    assert dossier.pdf_sha256 == hashlib.sha256(content).hexdigest()
    assert dossier.size == len(content)
    assert dossier.finished_at >= dossier.started_at
    assert AuditEvent.objects.filter(action="dossier_ready", use_case_id=dossier.use_case_id).exists()


def test_a_message_that_comes_twice_makes_one_file(dossier, printed):
    making.make(dossier.pk)
    making.make(dossier.pk)
    assert len(printed) == 1
    assert AuditEvent.objects.filter(action="dossier_ready").count() == 1


def test_a_message_for_a_dossier_that_is_not_there_does_nothing(db, printed):
    making.make(987654)
    assert printed == []


def test_a_second_worker_leaves_a_living_one_alone(dossier, printed):
    silence(dossier, heartbeat_at=timezone.now())
    making.make(dossier.pk)
    assert printed == []


def test_a_killed_worker_is_followed_by_another(dossier, printed):
    silence(dossier)
    assert making.to_send_again() == [dossier.pk]
    making.make(dossier.pk)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.attempts) == (State.READY, 2)


def test_a_worker_that_lost_the_job_stores_nothing(dossier, printed):
    slow = making.claim(dossier.pk)
    silence(dossier, attempts=slow.attempts)
    making.make(dossier.pk)
    ready = Dossier.objects.get(pk=dossier.pk)
    making.store(slow, Printed(b"%PDF-1.7 late", 1))
    assert Dossier.objects.get(pk=dossier.pk).pdf.name == ready.pdf.name
    assert not slow.pdf


def test_a_worker_that_dies_each_time_ends_in_failure(dossier, printed, caplog):
    silence(dossier, attempts=making.ATTEMPTS)
    assert making.to_send_again() == []
    dossier.refresh_from_db()
    assert (dossier.state, dossier.failure) == (State.FAILED, "lost")
    assert "failed" in caplog.text


def test_an_error_puts_it_back_in_the_queue_and_is_loud_in_the_log(dossier, broken, caplog):
    with pytest.raises(making.TryAgain):
        making.make(dossier.pk)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.failure) == (State.QUEUED, "")
    assert "no fonts" in caplog.text


@pytest.mark.parametrize(("problem", "failure"), [(RuntimeError("x"), "broken"), (SoftTimeLimitExceeded(), "too_long")])
def test_after_some_attempts_it_says_that_it_failed(dossier, broken, problem, failure):
    broken["raise"] = problem
    for _attempt in range(making.ATTEMPTS - 1):
        with pytest.raises(making.TryAgain):
            making.make(dossier.pk)
    making.make(dossier.pk)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.failure, dossier.attempts) == (State.FAILED, failure, making.ATTEMPTS)
    assert AuditEvent.objects.filter(action="dossier_failed").exists()
    making.make(dossier.pk)
    assert AuditEvent.objects.filter(action="dossier_failed").count() == 1


def test_data_that_cannot_be_read_fail_without_a_trace_for_people(dossier, printed):
    Dossier.objects.filter(pk=dossier.pk).update(snapshot="{}", attempts=making.ATTEMPTS - 1)
    making.make(dossier.pk)
    dossier.refresh_from_db()
    assert dossier.has_failed
    assert "Traceback" not in dossier.get_failure_display()


def test_the_task_tries_again_later(dossier, broken):
    with pytest.raises(Retry):
        tasks.render_dossier.apply(args=[dossier.pk], throw=True).get()


def test_the_task_makes_the_real_thing(use_case, team_member, dossier):
    tasks.render_dossier(dossier.pk)
    dossier.refresh_from_db()
    assert dossier.is_ready
    assert dossier.pdf.read().startswith(b"%PDF-1.7")


class Heartbeats(list):
    """Stands for the row of a dossier."""

    def update(self, **_columns):
        self.append(1)


def test_work_gives_signs_of_life(dossier, monkeypatch):
    beats = Heartbeats()
    monkeypatch.setattr(making, "BEAT", 0.01)
    monkeypatch.setattr(making, "_held", lambda *_args: beats)
    with making.alive(dossier):
        while len(beats) < 3:
            pass
    assert len(beats) >= 3
