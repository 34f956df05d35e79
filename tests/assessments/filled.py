"""Assessments in every stage, made through the services."""

from __future__ import annotations

from assessments import services
from assessments.answers import Given, State
from tests import make
from tests.assessments.answers import complete


def answered(assessment, by, **changes):
    """Answer everything, with `changes` by question."""
    for id_, given in {**complete(assessment.instrument), **changes}.items():
        give(assessment, id_, by, given=given)
    assessment.refresh_from_db()
    return assessment


def give(assessment, question, by, value=None, state=State.DONE, *, given: Given | None = None):
    """Save one answer over whatever is there."""
    given = given or Given(value, state)
    row = assessment.answers.filter(question=question).first()
    seen = row.revision if row else 0
    asked = assessment.questionnaire.question(question)
    return services.save_answer(assessment, asked, given.value, given.state, seen, by, reason=given.reason)


def submitted(use_case, by):
    made = answered(make.assessment(use_case, by=by), by)
    services.submit(made, by)
    return made


def signed(use_case, by, reviewer):
    made = submitted(use_case, by)
    services.sign_off(made, reviewer)
    return made
