"""From start to signature: four eyes, nothing signed with a part empty, and what was signed stays as it was."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments import services, signals
from assessments.answers import Given, State
from assessments.errors import AlreadyThere, Frozen, Incomplete, NotAllowed, NotSubmitted, ReasonNeeded
from assessments.models import Answer, Assessment
from audit.models import AuditEvent
from tests import make
from tests.assessments import filled


@pytest.fixture
def fria(use_case, team_member):
    return make.assessment(use_case, by=team_member)


@pytest.fixture
def submitted(use_case, team_member):
    return filled.submitted(use_case, team_member)


@pytest.fixture
def heard():
    """What was told to others."""
    told = []

    def listen(signal, sender, **data):
        told.append(data)

    for signal in (signals.assessment_signed, signals.assessment_withdrawn):
        signal.connect(listen)
    yield told
    for signal in (signals.assessment_signed, signals.assessment_withdrawn):
        signal.disconnect(listen)


def test_it_starts_with_the_newest_version_and_what_the_register_knows(fria, use_case):
    answers = fria.given()
    assert fria.version == "1.0"
    assert answers["h1"].value == f"{use_case.unit.organisation}, {use_case.unit}"
    assert answers["h2"].value.startswith("Schrijfhulp")
    assert answers["h1"].state is State.DONE
    assert use_case.purpose in answers["a2"].value
    assert answers["a2"].state is State.CONCEPT
    assert (fria.done, fria.total) == (0, 30)


def test_what_the_register_does_not_know_stays_open(fria):
    assert {"h3", "h6"}.isdisjoint(fria.given())


def test_dates_of_the_use_case_come_along(unit_a, team_member):
    use_case = make.use_case(unit=unit_a, by=team_member, first_use_on=date(2028, 2, 1))
    answers = make.assessment(use_case).given()
    assert answers["h6"].value == "2028-02-01"
    assert answers["b1"].value["start"] == "2028-02-01"


def test_prefilling_again_touches_nothing(fria):
    before = fria.given()
    assert services.prefill(fria) == []
    assert fria.given() == before


def test_there_is_one_live_assessment_of_a_kind(fria, use_case, team_member):
    with pytest.raises(AlreadyThere):
        services.start(use_case, "fria", team_member)
    services.withdraw(fria, "The wrong use case.", team_member)
    assert services.start(use_case, "fria", team_member).pk != fria.pk


def test_it_cannot_be_handed_in_with_something_missing(fria, team_member):
    with pytest.raises(Incomplete) as caught:
        services.submit(fria, team_member)
    assert {gap.section.id for gap in caught.value.gaps} == set("abcdefs")


def test_a_part_emptied_after_submitting_still_stops_the_signature(submitted, fg):
    # Nobody can do this on screen; the rule does not lean on that.
    Answer.objects.filter(assessment=submitted, question="c1").update(value=None, state="empty")
    with pytest.raises(Incomplete):
        services.sign_off(submitted, fg)


def test_a_reviewer_signs_and_the_seal_holds(submitted, fg, heard):
    services.sign_off(submitted, fg)
    assert submitted.status == "signed"
    assert (submitted.signed_by, submitted.reviewed_by) == (fg, fg)
    assert len(submitted.content_hash) == 64
    assert submitted.review_on == date(2028, 2, 1)
    assert services.is_unaltered(submitted)
    assert [told["assessment"] for told in heard] == [submitted]


def test_an_answer_that_is_changed_behind_the_screens_breaks_the_seal(submitted, fg):
    services.sign_off(submitted, fg)
    Answer.objects.filter(assessment=submitted, question="a1").update(value="Forged.")
    assert not services.is_unaltered(submitted)


def test_the_seal_covers_instrument_version_and_answers(submitted):
    seal = services.content_hash(submitted)
    submitted.version = "9.9"
    assert services.content_hash(submitted) != seal


def test_who_hands_in_does_not_sign(unit_a, use_case):
    manager = make.person("registry_manager", unit_a)
    own = filled.submitted(use_case, manager)
    with pytest.raises(NotAllowed):
        services.sign_off(own, manager)


def test_only_reviewers_of_the_right_kind_and_unit_decide(
    submitted, colleague, neighbour, auditor, other_member, works_council, admin_person
):
    for person in (colleague, neighbour, auditor, other_member, works_council, admin_person):
        with pytest.raises(NotAllowed):
            services.sign_off(submitted, person)
        with pytest.raises(NotAllowed):
            services.send_back(submitted, "No.", person)


@pytest.mark.parametrize("person", ["fg", "jurist", "ciso", "registry_manager"])
def test_who_decides_sees_it_waiting(request, submitted, person):
    user = request.getfixturevalue(person)
    assert list(Assessment.objects.waiting_for_review_by(user)) == [submitted]
    services.sign_off(submitted, user)
    assert submitted.signed_by == user


@pytest.mark.parametrize("person", ["works_council", "team_member", "colleague", "auditor", "neighbour", "nobody"])
def test_who_does_not_decide_sees_nothing_waiting(request, submitted, person):
    assert not Assessment.objects.waiting_for_review_by(request.getfixturevalue(person)).exists()


def test_sent_back_with_a_reason_it_can_be_changed_and_handed_in_again(submitted, team_member, fg):
    with pytest.raises(ReasonNeeded):
        services.send_back(submitted, "  ", fg)
    services.send_back(submitted, "Name the group without savings too.", fg)
    assert (submitted.status, submitted.reason) == ("returned", "Name the group without savings too.")
    filled.give(submitted, "d2", team_member, "People without savings get into debt.")
    services.submit(submitted, team_member)
    assert submitted.status == "submitted"


@pytest.mark.parametrize("act", ["sign_off", "send_back"])
def test_only_what_was_handed_in_can_be_decided_on(fria, fg, act):
    with pytest.raises(NotSubmitted):
        services.sign_off(fria, fg) if act == "sign_off" else services.send_back(fria, "No.", fg)


def test_it_cannot_be_handed_in_twice(submitted, team_member):
    with pytest.raises(Frozen):
        services.submit(submitted, team_member)


def test_a_withdrawn_assessment_stays_readable_and_says_why(submitted, team_member, heard):
    with pytest.raises(ReasonNeeded):
        services.withdraw(submitted, "", team_member)
    services.withdraw(submitted, "The system is not bought.", team_member)
    assert (submitted.status, submitted.withdrawn_reason) == ("withdrawn", "The system is not bought.")
    assert submitted.given()["a1"].value
    assert [told["assessment"] for told in heard] == [submitted]


def test_each_step_is_in_the_trail(use_case, team_member, fg):
    made = filled.submitted(use_case, team_member)
    services.send_back(made, "More about d2.", fg)
    services.submit(made, team_member)
    services.sign_off(made, fg)
    actions = AuditEvent.objects.filter(use_case_id=use_case.pk, object_type="assessments.assessment").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == [
        "assessment_started",
        "assessment_submitted",
        "assessment_sent_back",
        "assessment_submitted",
        "assessment_signed",
    ]


def test_a_reference_to_the_dpia_is_enough_to_sign_a_part(use_case, team_member, fg):
    row = {"part": "c", "manner": "refer", "reference": "DPIA of 12 March 2026, section 2"}
    empty = {id_: Given() for id_ in ("c1", "c2", "c3", "c4")}
    made = filled.answered(make.assessment(use_case, by=team_member), team_member, g1=Given([row], State.DONE), **empty)
    services.submit(made, team_member)
    services.sign_off(made, fg)
    assert made.is_signed


NOW = timezone.now()
WRONG = {
    "unknown status": {"status": "perhaps"},
    "submitted by nobody": {"status": "submitted"},
    "sent back without a reason": {"status": "returned"},
    "signed by nobody": {"status": "signed", "content_hash": "x"},
    "a seal without a signature": {"content_hash": "x"},
    "withdrawn by nobody": {"status": "withdrawn", "withdrawn_at": NOW},
    "withdrawn but alive": {"withdrawn_at": NOW},
}


@pytest.mark.both_databases
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_the_database_refuses_an_impossible_assessment(fria, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=fria.pk).update(**wrong)


@pytest.mark.both_databases
def test_the_database_refuses_a_signature_of_the_submitter(submitted, team_member):
    signature = {"status": "signed", "signed_by": team_member, "signed_at": NOW, "content_hash": "x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=submitted.pk).update(**signature)


@pytest.mark.both_databases
def test_the_database_refuses_a_second_live_assessment(fria, use_case, team_member):
    copy = {"use_case": use_case, "instrument": "fria", "version": "1.0", "started_by": team_member}
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.create(**copy, started_at=NOW, changed_at=NOW)


def test_an_assessment_cannot_be_removed(fria):
    with pytest.raises(Exception, match="withdrawn, not deleted"):
        fria.delete()
