"""Adding and withdrawing proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from obligations import audit
from obligations.models import Evidence, Obligation
from registry.models import UseCase

if TYPE_CHECKING:
    from typing import Any

    from obligations.uploads import Checked
    from people.models import User


@transaction.atomic
def upload_evidence(duty: Obligation, checked: Checked, *, title: str, by: User) -> Evidence:
    """Keep a checked file as proof of `duty`, under the next number of the use case."""
    evidence = Evidence(
        obligation=duty,
        use_case_id=duty.use_case_id,
        number=_next_number(duty),
        title=title or checked.name,
        name=checked.name,
        content_type=checked.content_type,
        size=checked.size,
        sha256=checked.sha256,
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )
    evidence.file.save(checked.name, File(checked.file), save=False)
    _save(evidence)
    audit.evidence_uploaded(evidence, by=by)
    return evidence


@transaction.atomic
def withdraw_evidence(evidence: Evidence, *, reason: str, by: User) -> Evidence:
    """Strike out a piece of proof; the row and the file stay for the trail."""
    row = Evidence.objects.select_for_update(of=("self",)).select_related("obligation").get(pk=evidence.pk)
    if row.withdrawn_at is None:
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = timezone.now(), by, reason
        row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
        audit.evidence_withdrawn(row, by=by)
    return row


def _next_number(duty: Obligation) -> int:
    """Count within the use case, one upload at a time; withdrawn pieces keep their number."""
    if duty.use_case_id is None:
        pieces: dict[str, Any] = {"obligation": duty}
    else:
        UseCase.objects.select_for_update(of=("self",)).get(pk=duty.use_case_id)
        pieces = {"use_case": duty.use_case_id}
    newest = Evidence.objects.filter(**pieces).aggregate(newest=Max("number"))["newest"]
    return (newest or 0) + 1


def _save(evidence: Evidence) -> None:
    """Store the row; without a row no file stays behind."""
    try:
        evidence.save()
    except Exception:
        evidence.file.delete(save=False)
        raise
