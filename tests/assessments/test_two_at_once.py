"""Two people really saving the same answer at the same moment, each on a connection of its own."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from assessments import services
from assessments.answers import State
from assessments.errors import AlreadyThere, AssessmentError, Conflict
from assessments.models import AnswerRevision, Assessment
from tests import make
from tests.assessments import filled

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]
TIMES = 20


def together(*acts):
    """Do all of `acts` at once; give what went wrong."""
    barrier, troubles = Barrier(len(acts)), []

    def run(act):
        barrier.wait()
        try:
            act()
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return troubles


def test_saves_that_cross_lose_no_text(use_case, team_member, colleague):
    fria = make.assessment(use_case, by=team_member)
    question = fria.questionnaire.question("a1")

    def write(by):
        seen = 0
        for number in range(TIMES):
            text = f"{by} {number}"
            while True:
                try:
                    seen = services.save_answer(fria, question, text, State.DONE, seen, by).revision
                    break
                except Conflict as conflict:  # looks at the other text, and keeps their own
                    seen = conflict.theirs.revision

    assert together(lambda: write(team_member), lambda: write(colleague)) == []
    rows = AnswerRevision.objects.filter(answer__assessment=fria, answer__question="a1").order_by("revision")
    assert [row.revision for row in rows] == list(range(1, 2 * TIMES + 1))
    for by in (team_member, colleague):
        assert [row.value for row in rows if row.by_id == by.pk] == [f"{by} {number}" for number in range(TIMES)]


def test_two_who_start_at_once_share_one_form(use_case, team_member, colleague):
    troubles = together(
        lambda: services.start(use_case, "fria", team_member), lambda: services.start(use_case, "fria", colleague)
    )
    assert [type(trouble) for trouble in troubles] == [AlreadyThere]
    assert Assessment.objects.count() == 1


def test_a_signature_and_a_decision_to_send_back_exclude_each_other(use_case, team_member, fg, jurist):
    made = filled.submitted(use_case, team_member)
    troubles = together(
        lambda: services.sign_off(Assessment.objects.get(pk=made.pk), fg),
        lambda: services.send_back(Assessment.objects.get(pk=made.pk), "Not yet.", jurist),
    )
    assert len(troubles) == 1
    assert isinstance(troubles[0], AssessmentError)
