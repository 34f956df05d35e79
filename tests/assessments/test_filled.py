"""The short cut with which tests fill in an assessment leaves what people leave."""

import pytest

from assessments import services
from assessments.models import AnswerRevision
from tests import make
from tests.assessments import filled
from tests.assessments.answers import complete

ANSWER = ("question", "value", "state", "reason", "origin", "revision", "updated_by")
VERSION = ("answer__question", "revision", "value", "state", "reason", "origin", "by")


def left(fria):
    """All that is stored, but for keys and moments."""
    fria.refresh_from_db()
    versions = AnswerRevision.objects.filter(answer__assessment=fria)
    return (
        (fria.done, fria.total),
        list(fria.answers.order_by("question").values_list(*ANSWER)),
        list(versions.order_by("answer__question", "revision").values_list(*VERSION)),
    )


@pytest.mark.django_db
def test_filling_in_at_once_leaves_what_saving_one_by_one_leaves(use_case, team_member):
    at_once = filled.answered(make.assessment(use_case, by=team_member), team_member)
    services.withdraw(at_once, "To fill it in again.", team_member)
    one_by_one = make.assessment(use_case, by=team_member)
    for question, given in complete().items():
        filled.give(one_by_one, question, team_member, given=given)
    assert left(at_once) == left(one_by_one)
