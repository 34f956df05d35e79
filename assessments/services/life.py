"""The life of an assessment: started, submitted, sent back, signed under four eyes, withdrawn."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from assessments import audit, library, questionnaire, signals
from assessments.access import may_sign
from assessments.errors import AlreadyThere, Frozen, Incomplete, NotAllowed, NotSubmitted, ReasonNeeded
from assessments.models import Assessment
from assessments.services.answering import count
from assessments.services.prefilling import prefill
from registry.models import UseCase
from registry.services import renew

if TYPE_CHECKING:
    from assessments.questionnaire import Gap
    from people.models import User

Status = Assessment.Status
REVIEW = "meta.review"  # the answer with this reuse key says when the assessment is looked at again


@transaction.atomic
def start(use_case: UseCase, instrument: str, by: User) -> Assessment:
    """Start an assessment with the newest version of the instrument, with what the register already knows."""
    UseCase.objects.select_for_update(of=("self",)).get(pk=use_case.pk)
    if Assessment.objects.live().filter(use_case=use_case, instrument=instrument).exists():
        raise AlreadyThere
    now = timezone.now()
    assessment = Assessment.objects.create(
        use_case=use_case,
        instrument=instrument,
        version=library.latest(instrument).version,
        started_by=by,
        started_at=now,
        changed_at=now,
    )
    prefill(assessment)
    count(assessment)
    audit.assessment_started(assessment, by=by)
    return assessment


def missing(assessment: Assessment) -> tuple[Gap, ...]:
    """What must be answered before submitting and signing."""
    return questionnaire.missing(assessment.questionnaire, assessment.given())


@transaction.atomic
def submit(assessment: Assessment, by: User) -> None:
    """Hand the assessment to the reviewer; from here on its answers rest."""
    row = _locked(assessment)
    if not row.is_open:
        raise Frozen
    _refuse_gaps(row)
    row.status, row.submitted_by, row.submitted_at = Status.SUBMITTED, by, timezone.now()
    row.save(update_fields=["status", "submitted_by", "submitted_at"])
    audit.assessment_submitted(row, by=by)
    assessment.refresh_from_db()


@transaction.atomic
def send_back(assessment: Assessment, reason: str, by: User) -> None:
    """Give the assessment back to the project team, with what has to change."""
    row = _for_review(assessment, by)
    if not reason.strip():
        raise ReasonNeeded
    row.status, row.reason = Status.RETURNED, reason.strip()
    row.reviewed_by, row.reviewed_at = by, timezone.now()
    row.save(update_fields=["status", "reason", "reviewed_by", "reviewed_at"])
    audit.assessment_sent_back(row, by=by)
    assessment.refresh_from_db()


@transaction.atomic
def sign_off(assessment: Assessment, by: User) -> None:
    """Sign the assessment. The hash pins its content: instrument, version and answers."""
    row = _for_review(assessment, by)
    _refuse_gaps(row)
    row.status, row.reason = Status.SIGNED, ""
    row.reviewed_by = row.signed_by = by
    row.reviewed_at = row.signed_at = timezone.now()
    row.content_hash, row.review_on = content_hash(row), _review_day(row)
    row.save()
    audit.assessment_signed(row, by=by)
    renew(row.use_case)  # a fact may follow from it
    signals.assessment_signed.send(sender=Assessment, assessment=row, by=by)
    assessment.refresh_from_db()


@transaction.atomic
def withdraw(assessment: Assessment, reason: str, by: User) -> None:
    """Take the assessment out of use; it stays readable."""
    row = _locked(assessment)
    if row.status == Status.WITHDRAWN:
        raise Frozen
    if not reason.strip():
        raise ReasonNeeded
    row.status, row.withdrawn_reason = Status.WITHDRAWN, reason.strip()
    row.withdrawn_by, row.withdrawn_at = by, timezone.now()
    row.save(update_fields=["status", "withdrawn_reason", "withdrawn_by", "withdrawn_at"])
    audit.assessment_withdrawn(row, by=by)
    renew(row.use_case)
    signals.assessment_withdrawn.send(sender=Assessment, assessment=row, by=by)
    assessment.refresh_from_db()


def content_hash(assessment: Assessment) -> str:
    """SHA-256 (hex) over instrument, version and answers as canonical JSON."""
    answers = {
        answer.question: {"value": answer.value, "state": answer.state, "reason": answer.reason}
        for answer in assessment.answers.all()
    }
    content = {"instrument": assessment.instrument, "version": assessment.version, "answers": answers}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def is_unaltered(assessment: Assessment) -> bool:
    """Whether a signed assessment still holds what was signed."""
    return bool(assessment.content_hash) and content_hash(assessment) == assessment.content_hash


def _locked(assessment: Assessment) -> Assessment:
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("use_case__unit")
    return rows.get(pk=assessment.pk)


def _for_review(assessment: Assessment, by: User) -> Assessment:
    """The assessment, locked, if `by` decides on it."""
    row = _locked(assessment)
    if row.status != Status.SUBMITTED:
        raise NotSubmitted
    if not may_sign(by, row):
        raise NotAllowed
    return row


def _refuse_gaps(assessment: Assessment) -> None:
    gaps = missing(assessment)
    if gaps:
        raise Incomplete(gaps)


def _review_day(assessment: Assessment) -> date | None:
    question = next((q for q in assessment.questionnaire.questions if q.reuse == REVIEW), None)
    given = assessment.given().get(question.id) if question else None
    value = given.value if given and given.is_answered else None
    day = value.get("date", "") if isinstance(value, dict) else ""
    return date.fromisoformat(day) if day else None
