"""Decisions on the class: under four eyes, frozen, and open about drift."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from registry import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal(use_case, team_member):
    services.answer(use_case, {"trained_model": ["no"], "infers": ["no"]}, by=team_member)
    return services.propose(use_case, by=team_member, explanation="Alleen vaste regels.")


def test_a_proposal_freezes_facts_law_and_class(proposal):
    assert proposal.facts["trained_model"] == ["no"]
    assert (proposal.law, proposal.risk_class) == ("ai-act-2026", "not_ai")


def test_a_reviewer_approves(proposal, jurist):
    services.approve(proposal, by=jurist)
    proposal.refresh_from_db()
    assert (proposal.status, proposal.decided_by) == ("approved", jurist)


def test_nobody_approves_an_own_proposal(use_case, registry_manager):
    proposal = services.propose(use_case, by=registry_manager)
    with pytest.raises(PermissionDenied):
        services.approve(proposal, by=registry_manager)


def test_the_team_does_not_decide(proposal, other_member, auditor):
    for person in (other_member, auditor):
        with pytest.raises(PermissionDenied):
            services.approve(proposal, by=person)


def test_one_proposal_waits_at_a_time(proposal, team_member):
    with pytest.raises(ValidationError):
        services.propose(proposal.use_case, by=team_member)


def test_a_decision_is_made_once(proposal, jurist, fg):
    services.approve(proposal, by=jurist)
    with pytest.raises(ValidationError):
        services.reject(proposal, by=fg, reason="Toch niet.")


def test_a_change_after_the_decision_shows(proposal, jurist, team_member):
    services.approve(proposal, by=jurist)
    assert not services.drifted(proposal, services.conclude(proposal.use_case))
    services.answer(proposal.use_case, {"trained_model": ["yes"]}, by=team_member)
    assert services.drifted(proposal, services.conclude(proposal.use_case))


def test_sending_back_needs_a_reason(client, proposal, jurist):
    client.force_login(jurist)
    url = reverse("registry:decide", args=[proposal.pk])
    assert "reason" in client.post(url, {"verdict": "reject"}).context["form"].errors
    assert client.post(url, {"verdict": "reject", "reason": "Leg uit waarom."}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.status, proposal.reason) == ("rejected", "Leg uit waarom.")


@pytest.mark.both_databases
def test_the_database_refuses_two_eyes(proposal, team_member):
    with pytest.raises(IntegrityError), transaction.atomic():
        type(proposal).objects.filter(pk=proposal.pk).update(
            status="approved", decided_by=team_member, decided_at=timezone.now()
        )
