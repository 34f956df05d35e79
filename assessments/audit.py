"""The assessments' events for the trail. Single answers are not among them: each keeps its own revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audit.trail import record

if TYPE_CHECKING:
    from assessments.models import Assessment
    from people.models import User


def assessment_started(assessment: Assessment, *, by: User) -> None:
    _record("assessment_started", assessment, by)


def assessment_submitted(assessment: Assessment, *, by: User) -> None:
    _record("assessment_submitted", assessment, by)


def assessment_sent_back(assessment: Assessment, *, by: User) -> None:
    _record("assessment_sent_back", assessment, by, reason=assessment.reason)


def assessment_signed(assessment: Assessment, *, by: User) -> None:
    _record("assessment_signed", assessment, by, content_hash=assessment.content_hash)


def assessment_withdrawn(assessment: Assessment, *, by: User) -> None:
    _record("assessment_withdrawn", assessment, by, reason=assessment.withdrawn_reason)


def _record(action: str, assessment: Assessment, by: User, **data: Any) -> None:
    record(
        action,
        by=by,
        on=assessment,
        use_case_id=assessment.use_case_id,
        instrument=assessment.instrument,
        version=assessment.version,
        **data,
    )
