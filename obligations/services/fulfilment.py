"""Duties that an assessment fulfils: done when it is signed, open again when it is withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from obligations import audit, rulesets
from obligations.choices import Status
from obligations.models import Obligation
from obligations.services import tallies

if TYPE_CHECKING:
    from assessments.models import Assessment
    from people.models import User


@transaction.atomic
def fulfil(assessment: Assessment, *, by: User | None = None) -> list[Obligation]:
    """Mark the duties of the use case that this signed assessment fulfils."""
    tallies.lock(assessment.use_case_id)
    rules = _rules_fulfilled_by(assessment.instrument)
    rows = Obligation.objects.undone().filter(use_case=assessment.use_case_id, rule_id__in=rules)
    duties = list(rows.select_for_update())
    for duty in duties:
        duty.fulfil_by(assessment)
        _save(duty)
        audit.fulfilled_by_assessment(duty, assessment, by=by or assessment.signed_by)
    _count(assessment, duties)
    return duties


@transaction.atomic
def reopen(assessment: Assessment, *, by: User | None = None) -> list[Obligation]:
    """The assessment was withdrawn: what it fulfilled is to be done again."""
    tallies.lock(assessment.use_case_id)
    duties = list(Obligation.objects.filter(fulfilled_by_assessment=assessment).select_for_update())
    for duty in duties:
        duty.set_status(Status.TODO, by=by or assessment.started_by, at=timezone.now())
        _save(duty)
        audit.reopened(duty, assessment, by=by)
    _count(assessment, duties)
    return duties


def _rules_fulfilled_by(instrument: str) -> list[str]:
    rules = rulesets.latest(timezone.localdate()).rules
    return [rule.id for rule in rules if instrument in rule.fulfilled_by]


def _save(duty: Obligation) -> None:
    duty.revision += 1
    duty.save()


def _count(assessment: Assessment, duties: list[Obligation]) -> None:
    if duties:
        tallies.count_again(assessment.use_case_id)
