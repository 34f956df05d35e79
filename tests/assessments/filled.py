"""Assessments in every stage, as the services make them."""

from __future__ import annotations

from django.utils import timezone

from assessments import services
from assessments.answers import Given, State
from assessments.models import Answer, AnswerRevision
from assessments.services.answering import count, settle
from tests import make
from tests.assessments.answers import complete


def answered(assessment, by, **changes):
    """Answer everything, with `changes` by question.

    What has no answer yet is written in one go, since most tests start here; `test_filled` compares it with saving.
    """
    known = set(assessment.answers.values_list("question", flat=True))
    wanted = {**complete(assessment.instrument), **changes}
    _write({id_: given for id_, given in wanted.items() if id_ not in known}, assessment, by)
    for id_ in known & wanted.keys():
        give(assessment, id_, by, given=wanted[id_])
    assessment.refresh_from_db()
    return assessment


def _write(wanted, assessment, by):
    now, rows, versions = timezone.now(), [], []
    for id_, given in wanted.items():
        settled = settle(given.value, given.state, given.reason)
        what = {"value": settled.value, "state": settled.state.value, "reason": settled.reason}
        if settled != Given():
            rows.append(Answer(assessment=assessment, question=id_, updated_by=by, updated_at=now, **what))
            versions.append(AnswerRevision(answer=rows[-1], revision=1, by=by, at=now, **what))
    Answer.objects.bulk_create(rows)
    AnswerRevision.objects.bulk_create(versions)
    count(assessment)


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
