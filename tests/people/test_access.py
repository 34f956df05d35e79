"""Memberships turned into what somebody may see."""

import pytest
from django.db import IntegrityError, transaction

from people.access import READERS, WRITERS, may_review, scope
from people.models import Membership, Unit
from registry.models import UseCase
from tests import make

pytestmark = pytest.mark.django_db


def test_a_role_on_a_unit_holds_for_everything_below_it(ministry):
    below = make.unit(parent=Unit.objects.filter(organisation=ministry).order_by("depth").first())
    person = make.person(role="project_team", unit=Unit.objects.get_parent(below))
    assert scope(person, WRITERS).covers(below)


def test_a_role_on_a_unit_does_not_hold_above_or_beside_it(ministry):
    root = Unit.objects.filter(organisation=ministry).order_by("depth").first()
    here, beside = make.unit(parent=root), make.unit(parent=root)
    reach = scope(make.person(role="project_team", unit=here), READERS)
    assert not reach.covers(root)
    assert not reach.covers(beside)


def test_somebody_without_a_role_sees_nothing(nobody, use_case):
    assert not UseCase.objects.visible_to(nobody).exists()


def test_a_withdrawn_role_gives_nothing(team_member, use_case):
    Membership.objects.filter(user=team_member).update(withdrawn_at="2026-01-01T00:00Z")
    assert not UseCase.objects.visible_to(team_member).exists()


def test_a_person_who_left_sees_nothing(team_member, use_case):
    team_member.is_active = False
    assert not UseCase.objects.visible_to(team_member).exists()


def test_an_auditor_sees_everything_and_edits_nothing(auditor, use_case):
    assert UseCase.objects.visible_to(auditor).contains(use_case)
    assert not UseCase.objects.editable_by(auditor).exists()
    assert not use_case.may_edit(auditor)


def test_a_reviewer_reviews_the_units_of_the_role_only(fg, use_case):
    assert may_review(fg, use_case.unit)
    assert may_review(fg, use_case.unit, kinds=["fg"])
    assert not may_review(fg, use_case.unit, kinds=["ciso"])


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "row",
    [
        {"role": "reviewer", "reviewer_kind": ""},
        {"role": "project_team", "reviewer_kind": "fg"},
        {"role": "project_team", "reviewer_kind": "", "unit": None},
    ],
    ids=["reviewer without a kind", "team member with a kind", "team member of the whole register"],
)
def test_the_database_refuses(team_member, use_case, row):
    values = {"user": team_member, "unit": use_case.unit} | row
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(**values)


@pytest.mark.both_databases
def test_the_database_refuses_the_same_membership_twice(team_member):
    held = team_member.memberships.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=team_member, unit=held.unit, role=held.role)
