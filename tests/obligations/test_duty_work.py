"""What people do with a duty: status, owner, date, notes; and two at once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.models import AuditEvent
from obligations import services
from obligations.models import Note, Obligation, Tally
from tests import make

RULE, WITH_FRIA = "AIA-26-1", "AIA-27"


@pytest.fixture
def duty(use_case):
    return make.duty(use_case, RULE)


def test_a_status_is_kept_with_who_and_when(duty, team_member):
    done = services.set_status(duty, "fulfilled", by=team_member)
    assert (done.status, done.status_by, done.fulfilled_by) == ("fulfilled", team_member, team_member)
    assert done.fulfilled_at is not None
    assert Tally.objects.get(use_case=duty.use_case).fulfilled == 1
    event = AuditEvent.objects.get(action="duty_status_set")
    assert (event.actor, event.data["old"], event.data["new"]) == (team_member, "todo", "fulfilled")


def test_a_duty_that_is_opened_again_forgets_who_fulfilled_it(duty, team_member):
    services.set_status(duty, "fulfilled", by=team_member)
    again = services.set_status(duty, "doing", by=team_member)
    assert (again.fulfilled_by, again.fulfilled_at) == (None, None)


def test_the_same_status_twice_is_one_event(duty, team_member):
    services.set_status(duty, "doing", by=team_member)
    services.set_status(duty, "doing", by=team_member)
    assert AuditEvent.objects.filter(action="duty_status_set").count() == 1


def test_to_take_a_duty_is_to_own_it_and_begin(duty, team_member):
    taken = services.take(duty, by=team_member)
    assert (taken.owner, taken.status) == (team_member, "doing")


def test_an_agreed_date_is_the_date_of_the_duty(duty, team_member):
    agreed = services.assign(duty, team_member, by=team_member, due_on=date(2026, 6, 1))
    assert (agreed.day, agreed.late_from) == (date(2026, 6, 1), date(2026, 6, 2))
    assert agreed.state(date(2026, 6, 1)) != "late"
    assert agreed.state(date(2026, 6, 2)) == "late"


@pytest.mark.both_databases
def test_the_second_of_two_is_told_what_the_first_did(duty, team_member, colleague):
    services.set_status(duty, "doing", by=colleague, revision=0)
    with pytest.raises(services.ChangedMeanwhile) as told:
        services.set_status(duty, "fulfilled", by=team_member, revision=0)
    assert told.value.duty.status == "doing"
    assert Obligation.objects.get().status == "doing"


def test_the_form_of_the_second_keeps_what_was_typed(client, duty, team_member, colleague):
    services.set_status(duty, "doing", by=colleague)
    client.force_login(team_member)
    typed = {"status": "not_applicable", "reason": "Wij gebruiken dit niet.", "revision": 0}
    page = client.post(f"/duties/{duty.pk}/status/", typed)
    assert "Iemand anders wijzigde deze verplichting" in page.text
    assert "Wij gebruiken dit niet." in page.text
    assert client.post(f"/duties/{duty.pk}/status/", {**typed, "revision": 1}).status_code == 302
    assert Obligation.objects.get().status == "not_applicable"


def test_not_applicable_needs_a_reason(client, duty, team_member):
    client.force_login(team_member)
    page = client.post(f"/duties/{duty.pk}/status/", {"status": "not_applicable", "reason": " "})
    assert "Schrijf op waarom de verplichting niet geldt." in page.text
    assert Obligation.objects.get().status == "todo"


def test_a_duty_that_asks_for_a_fria_is_not_fulfilled_by_a_click(client, use_case, team_member):
    duty = make.duty(use_case, WITH_FRIA)
    client.force_login(team_member)
    page = client.post(f"/duties/{duty.pk}/status/", {"status": "fulfilled"})
    assert "Schrijf op waar de beoordeling is" in page.text


def test_a_note_is_text_and_never_markup(client, duty, team_member):
    client.force_login(team_member)
    client.post(f"/duties/{duty.pk}/note/", {"text": "<script>alert(1)</script> مرحبا 👍"})
    page = client.get(f"/duties/{duty.pk}/")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; مرحبا 👍" in page.text
    assert Note.objects.get().by == team_member


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
def test_a_note_without_text_or_with_too_much_is_refused(client, duty, team_member, text):
    client.force_login(team_member)
    assert client.post(f"/duties/{duty.pk}/note/", {"text": text}).status_code == 200
    assert not Note.objects.exists()


@pytest.mark.parametrize(
    "values", [{"owner": "99999"}, {"owner": "abc"}, {"due_on": "31-02-2027"}, {"due_on": "morgen"}]
)
def test_nonsense_in_owner_or_date_is_refused(client, duty, team_member, values):
    client.force_login(team_member)
    page = client.post(f"/duties/{duty.pk}/assign/", {"owner": "", "due_on": "", **values})
    assert page.status_code == 200
    assert "aria-invalid" in page.text


def test_only_people_who_may_do_it_can_be_owner(client, duty, team_member, other_member):
    client.force_login(team_member)
    page = client.post(f"/duties/{duty.pk}/assign/", {"owner": other_member.pk})
    assert page.status_code == 200
    assert Obligation.objects.get().owner is None
    client.post(f"/duties/{duty.pk}/assign/", {"owner": team_member.pk, "due_on": "2027-03-01"})
    assert Obligation.objects.get().owner == team_member


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "broken",
    [
        {"status": "fulfilled"},
        {"status": "not_applicable", "reason": ""},
        {"status": "nonsense"},
        {"verdict": "perhaps"},
        {"use_case": None},
        {"fulfilled_at": timezone.now()},
    ],
)
def test_the_database_refuses_what_must_never_be(duty, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Obligation.objects.filter(pk=duty.pk).update(**broken)


@pytest.mark.both_databases
def test_a_duty_is_there_once_per_use_case(duty):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.duty(duty.use_case, RULE)


def test_a_lapsed_duty_can_be_read_and_not_changed(client, duty, team_member):
    Obligation.objects.update(lapsed_at=timezone.now())
    client.force_login(team_member)
    assert "Deze verplichting is vervallen" in client.get(f"/duties/{duty.pk}/").text
    assert client.post(f"/duties/{duty.pk}/take/").status_code == 403
