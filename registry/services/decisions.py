"""Decisions on the class: proposed by one, decided by another, frozen with facts and law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.access import may_review
from registry import audit, law
from registry.models import ClassificationRecord, UseCase
from registry.services.conclusions import conclude
from registry.services.facts import facts_of

if TYPE_CHECKING:
    from datetime import date

    from people.models import User
    from registry.conditions import Facts
    from registry.law import Classification

Status = ClassificationRecord.Status


@transaction.atomic
def propose(use_case: UseCase, *, by: User, explanation: str = "") -> ClassificationRecord:
    """Freeze the live conclusion as a proposal; one proposal at a time."""
    UseCase.objects.select_for_update(of=("self",)).get(pk=use_case.pk)
    if use_case.classifications.filter(status=Status.PROPOSED, withdrawn_at=None).exists():
        raise ValidationError(_("A proposal is already waiting for a decision."))
    decision = frozen(conclude(use_case), facts_of(use_case))
    decision.use_case, decision.explanation = use_case, explanation
    decision.proposed_by, decision.proposed_at = by, timezone.now()
    decision.save()
    audit.classification_proposed(decision, by=by)
    return decision


def frozen(conclusion: Classification, facts: Facts) -> ClassificationRecord:
    """A decision that still has to be proposed: the conclusion with the facts and the law that it rests on."""
    return ClassificationRecord(
        law=conclusion.law_id,
        law_version=law.load(conclusion.law_id).version,
        on=conclusion.on,
        facts={fact: sorted(values) for fact, values in sorted(facts.items())},
        verdicts=_verdicts(conclusion),
        risk_class=conclusion.risk_class.value,
    )


@transaction.atomic
def approve(decision: ClassificationRecord, *, by: User, reason: str = "", review_on: date | None = None) -> None:
    """Make the proposal the standing decision."""
    _decide(decision, Status.APPROVED, by=by, reason=reason, review_on=review_on)
    audit.classification_approved(decision, by=by)


@transaction.atomic
def reject(decision: ClassificationRecord, *, by: User, reason: str) -> None:
    """Send the proposal back with a reason."""
    _decide(decision, Status.REJECTED, by=by, reason=reason, review_on=None)
    audit.classification_rejected(decision, by=by)


def drifted(decision: ClassificationRecord, conclusion: Classification) -> bool:
    """Tell whether the live conclusion differs from what was decided."""
    return decision.verdicts != _verdicts(conclusion) or decision.law != conclusion.law_id


def _decide(decision: ClassificationRecord, status: Status, *, by: User, reason: str, review_on: date | None) -> None:
    with transaction.atomic():
        row = ClassificationRecord.objects.select_for_update().select_related("use_case__unit").get(pk=decision.pk)
        if not may_review(by, row.use_case.unit) or row.proposed_by_id == by.pk:
            raise PermissionDenied(_("Somebody else than the proposer decides, and only a reviewer."))
        if row.status != Status.PROPOSED:
            raise ValidationError(_("This proposal was already decided."))
        decision.status, decision.decided_by, decision.decided_at = status, by, timezone.now()
        decision.reason, decision.review_on = reason, review_on
        decision.save(update_fields=["status", "decided_by", "decided_at", "reason", "review_on"])


def _verdicts(conclusion: Classification) -> dict[str, str]:
    """The conclusions that somebody decides on, as plain data."""
    return {name: verdict.truth.value for name, verdict in sorted(conclusion.conclusions.items())}
