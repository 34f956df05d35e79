"""The events of duties and evidence for the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audit.trail import record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from assessments.models import Assessment
    from obligations.models import Evidence, Note, Obligation
    from obligations.services.deriving import Changes
    from people.models import User
    from registry.models import UseCase


def duties_derived(use_case: UseCase, changes: Changes, *, by: User | None) -> None:
    """Duties were added, lapsed or came back; `by` is None when a change of facts did it."""
    kept = {"added": changes.added, "lapsed": changes.lapsed, "revived": changes.revived}
    data: dict[str, Any] = {word: _keys(rows) for word, rows in kept.items() if rows}
    record("duties_derived", by=by, on=use_case, use_case_id=use_case.pk, **data)


def status_set(duty: Obligation, *, by: User, old: str) -> None:
    _duty("duty_status_set", duty, by=by, old=old, new=duty.status, reason=duty.reason)


def duty_assigned(duty: Obligation, *, by: User, owner: str, due_on: date | None) -> None:
    _duty("duty_assigned", duty, by=by, owner=owner, due_on=due_on)


def note_added(note: Note, *, by: User) -> None:
    _duty("duty_note_added", note.obligation, by=by, text=note.text)


def fulfilled_by_assessment(duty: Obligation, assessment: Assessment, *, by: User | None) -> None:
    _duty("duty_fulfilled_by_assessment", duty, by=by, assessment=assessment.pk, instrument=assessment.instrument)


def reopened(duty: Obligation, assessment: Assessment, *, by: User | None) -> None:
    """The assessment that fulfilled the duty was withdrawn."""
    _duty("duty_reopened", duty, by=by, assessment=assessment.pk, instrument=assessment.instrument)


def evidence_uploaded(evidence: Evidence, *, by: User) -> None:
    _evidence("evidence_uploaded", evidence, by=by, sha256=evidence.sha256, size=evidence.size, file=evidence.name)


def evidence_withdrawn(evidence: Evidence, *, by: User) -> None:
    _evidence("evidence_withdrawn", evidence, by=by, reason=evidence.withdrawn_reason)


def _duty(action: str, duty: Obligation, *, by: User | None, **data: Any) -> None:
    record(action, by=by, on=duty, use_case_id=duty.use_case_id, rule=duty.rule_id, **data)


def _evidence(action: str, evidence: Evidence, *, by: User, **data: Any) -> None:
    duty = evidence.obligation.rule_id
    record(action, by=by, on=evidence, use_case_id=evidence.use_case_id, number=evidence.label, rule=duty, **data)


def _keys(rows: Iterable[Obligation]) -> list[str]:
    return [row.key for row in rows]
