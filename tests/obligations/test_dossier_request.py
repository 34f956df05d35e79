"""Asking for a dossier: one at a time, kept whatever happens to the broker, and by those who may."""

from __future__ import annotations

import json
import threading
import time
from datetime import timedelta

import pytest
from celery import Celery
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from audit.models import AuditEvent
from obligations import tasks
from obligations.dossier import requests
from obligations.dossier.contents import Contents, seal
from obligations.models import Dossier, DossierNumber
from tests import make

State = Dossier.State


@pytest.fixture
def sent(monkeypatch):
    """The dossiers that were sent to the workers."""
    found = []
    monkeypatch.setattr(tasks.render_dossier, "delay", found.append)
    return found


def fail(dossier):
    Dossier.objects.filter(pk=dossier.pk).update(state=State.FAILED, failure="broken", attempts=3)
    dossier.refresh_from_db()


def test_a_request_takes_the_snapshot_and_sends_the_job(
    use_case, team_member, sent, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        dossier = requests.request(use_case, by=team_member)
        assert sent == []
    assert sent == [dossier.pk]
    assert dossier.state == State.QUEUED
    assert dossier.snapshot_sha256 == seal(dossier.snapshot)
    contents = Contents.from_json(dossier.snapshot)
    assert contents.use_case.name == use_case.name
    assert (contents.number, contents.version) == (dossier.number, 1)
    assert contents.asked_by.name == "Noor Teamlid"


def test_later_changes_do_not_reach_the_snapshot(use_case, team_member):
    dossier = requests.request(use_case, by=team_member)
    use_case.name = "Iets heel anders"
    use_case.save()
    assert json.loads(Dossier.objects.get(pk=dossier.pk).snapshot)["use_case"]["name"] != "Iets heel anders"


def test_two_clicks_give_one_dossier(use_case, team_member, colleague, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first = requests.request(use_case, by=team_member)
        second = requests.request(use_case, by=colleague)
    assert first == second
    assert sent == [first.pk]
    assert Dossier.objects.count() == 1


def test_the_database_refuses_a_second_one_in_the_making(use_case, team_member):
    first = requests.request(use_case, by=team_member)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.create(
            use_case=use_case,
            number=first.number,
            version=2,
            requested_by=team_member,
            requested_at=timezone.now(),
            snapshot="{}",
            snapshot_sha256="x",
        )


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "ready"},
        {"state": "failed"},
        {"failure": "broken"},
        {"pdf": "dossiers/x.pdf"},
        {"state": "sleeping"},
        {"snapshot": ""},
        {"version": 0},
    ],
)
@pytest.mark.both_databases
def test_the_database_guards_what_must_never_be(use_case, team_member, broken):
    dossier = requests.request(use_case, by=team_member)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(pk=dossier.pk).update(**broken)


def test_versions_count_per_use_case_and_numbers_per_year(use_case, team_member, unit_a):
    first = requests.request(use_case, by=team_member)
    fail(first)
    second = requests.request(use_case, by=team_member)
    other = requests.request(make.use_case(unit=unit_a, by=team_member), by=team_member)
    year = timezone.localdate().year
    assert (first.number, first.version) == (f"{year}-0001", 1)
    assert (second.number, second.version) == (f"{year}-0001", 2)
    assert (other.number, other.version) == (f"{year}-0002", 1)
    assert DossierNumber.objects.count() == 2


def test_without_a_broker_the_request_is_kept(
    use_case, team_member, monkeypatch, django_capture_on_commit_callbacks, caplog
):
    def away(_dossier_id):
        raise OperationalError("Error 111 connecting to localhost")

    monkeypatch.setattr(tasks.render_dossier, "delay", away)
    with django_capture_on_commit_callbacks(execute=True):
        dossier = requests.request(use_case, by=team_member)
    dossier.refresh_from_db()
    assert dossier.state == State.QUEUED
    assert dossier.heartbeat_at is None
    assert "stays queued" in caplog.text


def test_a_broker_that_does_not_answer_does_not_keep_people_waiting(use_case, team_member, monkeypatch):
    nowhere = Celery("nowhere", broker="redis://127.0.0.1:1/0")
    nowhere.conf.update(task_publish_retry=False, broker_transport_options=settings.CELERY_BROKER_TRANSPORT_OPTIONS)
    monkeypatch.setattr(tasks.render_dossier, "delay", lambda pk: nowhere.send_task("render", [pk]))
    dossier = requests.request(use_case, by=team_member)
    begin = time.monotonic()
    requests._send(dossier.pk)
    assert time.monotonic() - begin < 20
    dossier.refresh_from_db()
    assert (dossier.state, dossier.heartbeat_at) == (State.QUEUED, None)


def test_what_waits_for_a_broker_is_sent_when_one_is_back(use_case, team_member, sent):
    dossier = requests.request(use_case, by=team_member)
    assert tasks.requeue_stale() == 0
    Dossier.objects.update(heartbeat_at=None)
    assert tasks.requeue_stale() == 1
    assert sent == [dossier.pk]
    assert tasks.requeue_stale() == 0


def test_a_message_that_never_arrived_is_sent_again(use_case, team_member, sent):
    dossier = requests.request(use_case, by=team_member)
    Dossier.objects.update(heartbeat_at=timezone.now() - timedelta(minutes=3))
    tasks.requeue_stale()
    assert sent == [dossier.pk]


def test_a_worker_that_starts_asks_for_everything_that_is_queued(use_case, team_member, sent):
    dossier = requests.request(use_case, by=team_member)
    tasks.requeue_stale(worker_started=True)
    assert sent == [dossier.pk]


def test_a_failed_dossier_can_be_asked_for_again(use_case, team_member, sent, django_capture_on_commit_callbacks):
    dossier = requests.request(use_case, by=team_member)
    fail(dossier)
    with django_capture_on_commit_callbacks(execute=True):
        again = requests.ask_again(dossier, by=team_member)
    assert again == dossier
    assert (again.state, again.failure, again.attempts) == (State.QUEUED, "", 0)
    assert sent[-1] == dossier.pk


def test_asking_again_while_another_is_made_gives_that_one(use_case, team_member, sent):
    failed = requests.request(use_case, by=team_member)
    fail(failed)
    newer = requests.request(use_case, by=team_member)
    assert requests.ask_again(failed, by=team_member) == newer
    failed.refresh_from_db()
    assert failed.has_failed


def test_asking_again_for_what_did_not_fail_does_nothing(use_case, team_member, sent):
    dossier = requests.request(use_case, by=team_member)
    assert requests.ask_again(dossier, by=team_member) == dossier
    assert AuditEvent.objects.filter(action="dossier_requested").count() == 1


def test_a_reader_cannot_ask(use_case, team_member, auditor, jurist):
    dossier = requests.request(use_case, by=team_member)
    fail(dossier)
    for reader in (auditor, jurist):
        with pytest.raises(PermissionDenied):
            requests.request(use_case, by=reader)
        with pytest.raises(PermissionDenied):
            requests.ask_again(dossier, by=reader)


def test_a_request_is_in_the_trail(use_case, team_member):
    dossier = requests.request(use_case, by=team_member)
    event = AuditEvent.objects.get(action="dossier_requested")
    assert event.actor == team_member
    assert event.use_case_id == use_case.pk
    assert event.data["snapshot"] == dossier.snapshot_sha256


def test_a_dossier_is_never_deleted(use_case, team_member):
    dossier = requests.request(use_case, by=team_member)
    with pytest.raises(Exception, match="withdrawn, not deleted"):
        dossier.delete()


@pytest.mark.django_db(transaction=True)
def test_many_people_at_once_get_one_dossier_each_use_case(sent):
    unit = make.unit()
    by = make.person(unit=unit)
    cases = [make.use_case(unit=unit, by=by) for _ in range(4)]
    problems = []

    def ask(case):
        try:
            requests.request(case, by=by)
        except Exception as problem:  # noqa: BLE001  shown by the assertion below
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=(case,)) for case in cases * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert Dossier.objects.count() == 4
    assert len(set(Dossier.objects.values_list("number", flat=True))) == 4
