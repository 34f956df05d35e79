"""A signed assessment fulfils the duties that ask for it."""

import pytest
from django.utils import timezone

from assessments.models import Assessment
from assessments.signals import assessment_signed, assessment_withdrawn
from audit.models import AuditEvent
from obligations import services
from obligations.models import Obligation, Tally
from tests import make

FRIA = "AIA-27"


@pytest.fixture
def signed(use_case, team_member, fg):
    now = timezone.now()
    return Assessment.objects.create(
        use_case=use_case,
        instrument="fria",
        version="1.0",
        status="signed",
        started_by=team_member,
        started_at=now,
        changed_at=now,
        submitted_by=team_member,
        submitted_at=now,
        signed_by=fg,
        signed_at=now,
        content_hash="0" * 64,
    )


def test_a_signed_fria_fulfils_its_duty_and_no_other(use_case, signed, fg):
    fria, other = make.duty(use_case, FRIA), make.duty(use_case, "AIA-26-1")
    assessment_signed.send(sender=Assessment, assessment=signed, by=fg)
    fria.refresh_from_db()
    other.refresh_from_db()
    assert (fria.status, fria.fulfilled_by, fria.fulfilled_by_assessment) == ("fulfilled", fg, signed)
    assert other.status == "todo"
    assert Tally.objects.get(use_case=use_case).fulfilled == 1
    assert AuditEvent.objects.get(action="duty_fulfilled_by_assessment").data["instrument"] == "fria"


def test_the_duty_of_another_use_case_stays_as_it_is(signed, fg):
    other = make.duty(make.use_case(), FRIA)
    assessment_signed.send(sender=Assessment, assessment=signed, by=fg)
    other.refresh_from_db()
    assert other.status == "todo"


def test_a_withdrawn_fria_opens_the_duty_again(use_case, signed, fg):
    make.duty(use_case, FRIA)
    assessment_signed.send(sender=Assessment, assessment=signed, by=fg)
    assessment_withdrawn.send(sender=Assessment, assessment=signed, by=fg)
    duty = Obligation.objects.get()
    assert (duty.status, duty.fulfilled_by_assessment, duty.fulfilled_at) == ("todo", None, None)


def test_what_was_said_not_to_apply_stays_so(use_case, signed, team_member, fg):
    duty = make.duty(use_case, FRIA)
    services.set_status(duty, "not_applicable", by=team_member, reason="Geen hoog risico")
    assessment_signed.send(sender=Assessment, assessment=signed, by=fg)
    assert Obligation.objects.get().status == "not_applicable"


def test_a_duty_that_comes_after_the_signature_is_fulfilled_at_once(use_case, signed, monkeypatch):
    from obligations.services import planning

    made = make.duty(use_case, FRIA)
    plan = planning.Plan(
        **{column: getattr(made, column) for column in planning.COLUMNS}, key=FRIA, instruments=("fria",)
    )
    made.delete()
    monkeypatch.setattr("obligations.services.deriving.plans", lambda facts, on: (plan,))
    services.rederive(use_case)
    assert Obligation.objects.get().fulfilled_by_assessment == signed


def test_the_duty_page_leads_to_the_fria(client, use_case, team_member):
    duty = make.duty(use_case, FRIA)
    client.force_login(team_member)
    page = client.get(f"/duties/{duty.pk}/")
    assert "FRIA starten" in page.text
    make.assessment(use_case, by=team_member)
    assert "Verder met de FRIA" in client.get(f"/duties/{duty.pk}/").text
