"""Saving one answer: nothing is overwritten unseen, and every version is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from assessments.answers import Given, State, is_filled
from assessments.errors import Conflict, Frozen
from assessments.models import Answer, AnswerRevision, Assessment
from assessments.questionnaire import progress

if TYPE_CHECKING:
    from assessments.answers import Value
    from assessments.questionnaire import Question
    from people.models import User


@transaction.atomic
def save_answer(
    assessment: Assessment,
    question: Question,
    value: Value,
    state: State,
    expected_revision: int,
    by: User,
    *,
    reason: str = "",
    origin: str = "",
) -> Answer:
    """Save a clean value (see `assessments.values`) over the revision that this person saw; 0 means none yet.

    Raises Conflict when somebody else changed the answer meanwhile, and Frozen when answers no longer change.
    Saving what is already there adds no revision, so that a request may safely be sent twice.
    """
    row = answers_locked(assessment)
    mine = settle(value, state, reason)
    answer = row.answers.select_related("updated_by").filter(question=question.id).first()
    if answer is not None and answer.given == mine:
        return answer
    if answer is None and mine == Given():
        return Answer(assessment=row, question=question.id, state=State.EMPTY, revision=0, updated_by=by)
    if answer is not None and answer.revision != expected_revision:
        raise Conflict(question, mine, answer)
    saved = _write(row, answer, question, mine, by=by, origin=origin)
    count(row)
    assessment.done, assessment.total, assessment.changed_at = row.done, row.total, row.changed_at
    return saved


def answers_locked(assessment: Assessment) -> Assessment:
    """Lock the assessment, so that two saves, or a save and a signature, come one after the other."""
    row = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    if not row.is_open:
        raise Frozen
    return row


def settle(value: Value, state: State, reason: str = "") -> Given:
    """The answer that follows from what was typed and chosen: without a value nothing can be done or a draft."""
    if not is_filled(value):
        value = None
    if state in (State.DONE, State.CONCEPT, State.EMPTY):
        state = State.EMPTY if value is None else (State.DONE if state is State.EMPTY else state)
    return Given(value, state, reason.strip() if state is State.NOT_APPLICABLE else "")


def _write(
    assessment: Assessment, answer: Answer | None, question: Question, given: Given, *, by: User, origin: str
) -> Answer:
    """Store the next revision of an answer, and keep it. An answer that is only accepted keeps its origin."""
    if answer is None:
        answer = Answer(assessment=assessment, question=question.id, revision=0)
    elif answer.value == given.value:
        origin = origin or answer.origin
    answer.value, answer.state, answer.reason = given.value, given.state.value, given.reason
    answer.origin, answer.revision = origin, answer.revision + 1
    answer.updated_by, answer.updated_at = by, timezone.now()
    answer.save()
    AnswerRevision.objects.create(
        answer=answer,
        revision=answer.revision,
        value=answer.value,
        state=answer.state,
        reason=answer.reason,
        origin=origin,
        by=by,
        at=answer.updated_at,
    )
    return answer


def count(assessment: Assessment) -> None:
    """Keep the counts that lists show equal to the answers."""
    total = progress(assessment.questionnaire, assessment.given()).total
    assessment.done, assessment.total = total.done, total.total
    assessment.changed_at = timezone.now()
    assessment.save(update_fields=["done", "total", "changed_at"])
