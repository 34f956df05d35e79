"""Decisions on the class as patterns: how far a use case is says how far its decision is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from overview.demo.bulk.writing import Pattern, Table
from registry.choices import Phase
from registry.models import ClassificationRecord
from registry.services import frozen

if TYPE_CHECKING:
    from overview.demo.bulk.archetypes import Archetype
    from registry.models import UseCase

    Row = tuple[tuple[int | None, ...], Pattern]

DECISIONS = Table(ClassificationRecord, "use_case_id", "proposed_by_id", "decided_by_id")
Status = ClassificationRecord.Status
BY_PHASE = {
    Phase.PROCUREMENT: Status.PROPOSED,
    Phase.PILOT: Status.APPROVED,
    Phase.IN_USE: Status.APPROVED,
    Phase.PHASING_OUT: Status.APPROVED,
    Phase.ENDED: Status.APPROVED,
}


def patterns(archetype: Archetype) -> dict[str, Pattern]:
    """A decision for each phase that has one."""
    return {phase.value: _pattern(archetype, status) for phase, status in BY_PHASE.items()}


def _pattern(archetype: Archetype, status: Status) -> Pattern:
    decision = frozen(archetype.conclusion, archetype.known)
    decision.status, decision.proposed_at = status, timezone.now()
    decision.decided_at = None if status is Status.PROPOSED else decision.proposed_at
    return DECISIONS.pattern(decision)


def row(use_case: UseCase, pattern: Pattern, decider_id: int) -> Row:
    decided = BY_PHASE[Phase(use_case.phase)] is not Status.PROPOSED
    return (use_case.pk, use_case.created_by_id, decider_id if decided else None), pattern
