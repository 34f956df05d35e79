"""First answers from the register, so that nobody types again what is already known."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.answers import State, Value, is_filled
from assessments.models import Answer, AnswerRevision, Assessment
from registry.services import conclude, facts_of, law_in_force

if TYPE_CHECKING:
    from assessments.questionnaire import Question
    from registry.models import UseCase

REGISTER = "register"
Source = Callable[["UseCase"], Value]


@transaction.atomic
def prefill(assessment: Assessment) -> list[Answer]:
    """Answer from the register what nobody answered yet. In counted parts it is a draft for a person to accept."""
    answered = set(assessment.answers.values_list("question", flat=True))
    offers = [
        _offer(assessment, question, is_counted=section.counted)
        for section in assessment.questionnaire.sections
        for question in section.questions
        if question.prefill and question.id not in answered
    ]
    answers = [answer for answer in offers if is_filled(answer.value)]
    Answer.objects.bulk_create(answers)
    AnswerRevision.objects.bulk_create(_first_revision(answer) for answer in answers)
    return answers


def _offer(assessment: Assessment, question: Question, *, is_counted: bool) -> Answer:
    return Answer(
        assessment=assessment,
        question=question.id,
        value=SOURCES[question.prefill](assessment.use_case),
        state=State.CONCEPT.value if is_counted else State.DONE.value,
        origin=REGISTER,
        updated_by=assessment.started_by,
        updated_at=timezone.now(),
    )


def _first_revision(answer: Answer) -> AnswerRevision:
    return AnswerRevision(
        answer=answer,
        revision=answer.revision,
        value=answer.value,
        state=answer.state,
        origin=answer.origin,
        by=answer.updated_by,
        at=answer.updated_at,
    )


def _organisation(use_case: UseCase) -> Value:
    return f"{use_case.unit.organisation}, {use_case.unit}"


def _system(use_case: UseCase) -> Value:
    if use_case.version is None:
        return use_case.system.name
    return _("%(system)s, version %(version)s") % {
        "system": use_case.system.name,
        "version": use_case.version.label,
    }


def _provider(use_case: UseCase) -> Value:
    return str(use_case.system.provider or "")


def _annex3(use_case: UseCase) -> Value:
    """The points of Annex III that the register concludes, with their titles in Dutch: the answer is a Dutch text."""
    today = timezone.localdate()
    law = law_in_force(today)
    items = conclude(use_case, today).annex3
    return "; ".join(f"{_bare(item)}, {law.title_of(f'annex3:{_bare(item)}').nl}" for item in items)


def _bare(item: str) -> str:
    return item.removeprefix("annex3:")


def _ground(use_case: UseCase) -> Value:
    """Why the duty holds, if the facts say so."""
    known = facts_of(use_case)
    is_public = any("yes" in known.get(fact, ()) for fact in ("public_law_body", "public_authority"))
    return "public_law" if is_public else ""


def _first_use(use_case: UseCase) -> Value:
    return use_case.first_use_on.isoformat() if use_case.first_use_on else ""


def _period(use_case: UseCase) -> Value:
    end = use_case.ended_on.isoformat() if use_case.ended_on else ""
    return {"start": _first_use(use_case), "end": end, "note": ""}


def _purpose(use_case: UseCase) -> Value:
    """Both purposes, so that the team can compare them."""
    version = use_case.version
    intended = (version.intended_purpose if version else "") or use_case.system.intended_purpose
    ours = _("Our purpose: %(text)s") % {"text": use_case.purpose}
    theirs = _("Purpose according to the provider: %(text)s") % {"text": intended}
    return "\n\n".join([ours, theirs] if intended else [ours])


SOURCES: dict[str, Source] = {
    "organisation": _organisation,
    "system": _system,
    "provider": _provider,
    "annex3": _annex3,
    "ground": _ground,
    "first_use_on": _first_use,
    "period": _period,
    "purpose": _purpose,
}
