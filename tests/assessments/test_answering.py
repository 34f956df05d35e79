"""Saving answers: every version stays, and nobody overwrites what they did not see."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from assessments import services
from assessments.answers import State
from assessments.errors import Conflict, Frozen
from assessments.models import Answer, AnswerRevision
from tests import make
from tests.assessments import filled


@pytest.fixture
def fria(use_case, team_member):
    return make.assessment(use_case, by=team_member)


def save(fria, by, value, seen, question="a1", state=State.DONE, **more):
    return services.save_answer(fria, fria.questionnaire.question(question), value, state, seen, by, **more)


def versions(fria, question="a1"):
    rows = AnswerRevision.objects.filter(answer__assessment=fria, answer__question=question).order_by("revision")
    return [(row.revision, row.value, str(row.by)) for row in rows]


def test_every_version_of_an_answer_stays_with_its_author(fria, team_member, colleague):
    save(fria, team_member, "First.", 0)
    save(fria, colleague, "Second.", 1)
    assert versions(fria) == [(1, "First.", "Noor Teamlid"), (2, "Second.", "Sem Teamlid")]


def test_the_second_of_two_people_sees_both_texts_and_nothing_is_lost(fria, team_member, colleague):
    save(fria, team_member, "Noor wrote this.", 0)
    with pytest.raises(Conflict) as caught:
        save(fria, colleague, "Sem wrote this.", 0)
    conflict = caught.value
    assert conflict.mine.value == "Sem wrote this."
    assert (conflict.theirs.value, conflict.theirs.updated_by) == ("Noor wrote this.", team_member)
    assert conflict.theirs.updated_at is not None
    assert versions(fria) == [(1, "Noor wrote this.", "Noor Teamlid")]


def test_sending_the_same_twice_makes_one_version(fria, team_member):
    save(fria, team_member, "Once.", 0)
    again = save(fria, team_member, "Once.", 0)
    assert again.revision == 1
    assert len(versions(fria)) == 1


def test_nothing_typed_makes_no_answer(fria, team_member):
    assert save(fria, team_member, "  ", 0, question="a3").revision == 0
    assert not Answer.objects.filter(assessment=fria, question="a3").exists()


def test_an_answer_that_is_wiped_is_empty_and_its_text_stays_in_the_history(fria, team_member):
    save(fria, team_member, "Text.", 0)
    wiped = save(fria, team_member, "", 1)
    assert wiped.state == State.EMPTY
    assert [value for _revision, value, _by in versions(fria)] == ["Text.", None]


@pytest.mark.both_databases
def test_interleaved_saves_of_two_people_lose_nothing(fria, team_member, colleague):
    seen, kept = {team_member: 0, colleague: 0}, []
    for number in range(40):
        by = (team_member, colleague)[number % 3 == 0]
        text = f"Text {number}."
        try:
            seen[by] = save(fria, by, text, seen[by]).revision
        except Conflict as conflict:
            seen[by] = save(fria, by, text, conflict.theirs.revision).revision
        kept.append(text)
    assert [value for _revision, value, _by in versions(fria)] == kept


def test_what_is_typed_in_a_draft_counts_only_when_it_is_done(fria, team_member):
    save(fria, team_member, "Half a text", 0, state=State.CONCEPT)
    fria.refresh_from_db()
    assert fria.done == 0
    save(fria, team_member, "A whole text.", 1)
    fria.refresh_from_db()
    assert (fria.done, fria.total) == (1, 30)


def test_a_reason_is_kept_for_not_applicable_only(fria, team_member):
    assert save(fria, team_member, None, 0, state=State.NOT_APPLICABLE, reason=" No DPIA. ").reason == "No DPIA."
    assert save(fria, team_member, "Text.", 1, reason="No DPIA.").reason == ""


def test_accepting_what_came_from_the_register_keeps_its_origin(fria, team_member):
    offered = fria.answers.get(question="a2")
    assert (offered.origin, offered.state) == ("register", State.CONCEPT)
    accepted = save(fria, team_member, offered.value, offered.revision, question="a2")
    assert (accepted.origin, accepted.state) == ("register", State.DONE)
    assert save(fria, team_member, "Our own words.", 2, question="a2").origin == ""


def test_answers_no_longer_change_once_submitted_or_signed(use_case, team_member, fg):
    submitted = filled.submitted(use_case, team_member)
    with pytest.raises(Frozen):
        save(submitted, team_member, "Too late.", 1)
    services.sign_off(submitted, fg)
    with pytest.raises(Frozen):
        save(submitted, team_member, "Too late.", 1)


def test_a_version_can_neither_change_nor_go(fria, team_member):
    answer = save(fria, team_member, "Text.", 0)
    row = answer.revisions.get()
    row.value = "Forged."
    with pytest.raises(ProtectedError):
        row.save()
    with pytest.raises(ProtectedError):
        row.delete()


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "wrong", [{"revision": 0}, {"state": "perhaps"}, {"question": "a1"}], ids=["revision", "state", "twice"]
)
def test_the_database_refuses_an_impossible_answer(fria, team_member, wrong):
    row = save(fria, team_member, "Text.", 0)
    right = {"question": "a9", "state": "done", "revision": 1, "updated_by": team_member, "updated_at": row.updated_at}
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(assessment=fria, **{**right, **wrong})


@pytest.mark.both_databases
def test_the_database_keeps_one_row_per_version(fria, team_member):
    answer = save(fria, team_member, "Text.", 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        AnswerRevision.objects.create(
            answer=answer, revision=1, value="Forged.", state="done", by=team_member, at=answer.updated_at
        )
