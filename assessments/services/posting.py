"""Saving a whole section at once, as a page without script sends it. What can be saved is; the rest comes back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from assessments.answers import Given, State, Value
from assessments.errors import Conflict
from assessments.models import Answer, AnswerRevision, Assessment
from assessments.services.answering import save_answer, settle
from assessments.values import ValueFault, clean, from_form, is_sent

if TYPE_CHECKING:
    from django.http import QueryDict

    from assessments.questionnaire import Question, Section
    from people.models import User

# A save that was still under way when the same person sent the page is theirs, not a colleague's.
OWN_SAVE = timedelta(seconds=15)
CHOOSABLE = {State.DONE, State.CONCEPT, State.UNKNOWN, State.NOT_APPLICABLE, State.LATER}
LONGEST_REASON = 2000


@dataclass(frozen=True)
class Posted:
    """One answer as a form sent it."""

    raw: Value
    state: State
    reason: str
    revision: int


@dataclass
class Outcome:
    """What became of the answers of a section."""

    saved: list[Answer] = field(default_factory=list)
    posted: dict[str, Posted] = field(default_factory=dict)
    faults: dict[str, ValueFault] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        return not self.faults and not self.conflicts


def read_post(question: Question, data: QueryDict, revision: str | None = None) -> Posted:
    """The answer to one question in a form; a state that nobody can choose counts as answering."""
    sent_revision = data.get(f"{question.id}.revision", "") if revision is None else revision
    state = data.get(f"{question.id}.state", "")
    return Posted(
        raw=from_form(question, data),
        state=State(state) if state in CHOOSABLE else State.DONE,
        reason=data.get(f"{question.id}.reason", "")[:LONGEST_REASON],
        revision=int(sent_revision) if sent_revision.isdecimal() and len(sent_revision) < 9 else 0,
    )


def save_posted(assessment: Assessment, question: Question, posted: Posted, by: User) -> Answer:
    """Save one posted answer. Raises ValueFault, Conflict or Frozen."""
    value = clean(question, posted.raw)
    return save_answer(assessment, question, value, posted.state, posted.revision, by, reason=posted.reason)


def save_section(assessment: Assessment, section: Section, data: QueryDict, by: User) -> Outcome:
    """Save what was sent for a section; an answer that this page did not change is left alone."""
    outcome = Outcome()
    for question in section.questions:
        if is_sent(question, data):
            posted = outcome.posted[question.id] = read_post(question, data)
            _save_one(assessment, question, posted, by, outcome)
    return outcome


def _save_one(assessment: Assessment, question: Question, posted: Posted, by: User, outcome: Outcome) -> None:
    try:
        outcome.saved.append(save_posted(assessment, question, posted, by))
    except ValueFault as fault:
        outcome.faults[question.id] = fault
    except Conflict as conflict:
        if _is_own(conflict, by):
            newer = replace(posted, revision=conflict.theirs.revision)
            outcome.saved.append(save_posted(assessment, question, newer, by))
        elif not _is_untouched(conflict, posted):
            outcome.conflicts[question.id] = conflict


def _is_own(conflict: Conflict, by: User) -> bool:
    theirs = conflict.theirs
    return theirs.updated_by_id == by.pk and theirs.updated_at > timezone.now() - OWN_SAVE


def _is_untouched(conflict: Conflict, posted: Posted) -> bool:
    """Whether the page sent back just what it had been given, while a colleague went on."""
    if posted.revision == 0:
        return conflict.mine == Given()
    seen = AnswerRevision.objects.filter(answer=conflict.theirs, revision=posted.revision).first()
    return seen is not None and settle(seen.value, State(seen.state), seen.reason) == conflict.mine
