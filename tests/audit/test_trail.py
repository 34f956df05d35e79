"""The trail: only added to, and a break shows."""

import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from audit import words
from audit.models import AuditEvent
from audit.trail import first_break, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def three(team_member):
    return [record("use_case_registered", by=team_member, on=team_member, nr=n) for n in range(3)]


def test_each_entry_is_chained_to_the_one_before(three):
    assert [event.previous for event in three[1:]] == [event.hash for event in three[:-1]]
    assert first_break() is None


def test_the_database_refuses_to_change_an_entry(three):
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.filter(pk=three[0].pk).update(action="nothing happened")


def test_an_altered_entry_shows(three, unguarded):
    AuditEvent.objects.filter(pk=three[1].pk).update(actor_label="somebody else")
    assert first_break() == three[1]


def test_a_removed_entry_shows(three, unguarded):
    AuditEvent.objects.filter(pk=three[1].pk).delete()
    assert first_break() == three[2]


def test_a_removed_last_entry_shows(three, unguarded):
    AuditEvent.objects.filter(pk=three[2].pk).delete()
    assert first_break() == three[1]


def test_a_removed_trail_shows(three, unguarded):
    AuditEvent.objects.all().delete()
    with pytest.raises(ValueError, match="empty"):
        first_break()


def test_every_event_that_is_recorded_has_words():
    named = set()
    for file in [*ROOT.glob("[a-z]*/audit.py"), *ROOT.glob("obligations/*/audit.py")]:
        named |= set(re.findall(r'^\s+(?:_?[a-z]*record|_[a-z]+)\(\s*"([a-z_]+)"', file.read_text(), re.MULTILINE))
    assert named
    assert named <= words.SENTENCES.keys()


@pytest.fixture
def unguarded():
    """Somebody with the keys of the database, who can take the guard away."""
    statements = {
        "postgresql": "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE audit_auditevent DISABLE TRIGGER audit_append_only",
        "sqlite": "DROP TRIGGER audit_append_only",
    }
    with connection.cursor() as cursor:
        cursor.execute(statements[connection.vendor])


def test_the_command_tells_whether_the_trail_is_whole(three, capsys):
    call_command("check_trail")
    assert "3 entries" in capsys.readouterr().out


def test_the_command_fails_at_a_break(three, unguarded):
    AuditEvent.objects.filter(pk=three[1].pk).delete()
    with pytest.raises(CommandError, match=f"entry {three[2].pk}"):
        call_command("check_trail")
