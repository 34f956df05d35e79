"""The register's events for the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audit.trail import record

if TYPE_CHECKING:
    from people.models import User
    from registry.models import AISystem, ClassificationRecord, FactRequest, UseCase


def system_registered(system: AISystem, *, by: User) -> None:
    record("system_registered", by=by, on=system)


def use_case_registered(use_case: UseCase, *, by: User) -> None:
    record("use_case_registered", by=by, on=use_case, use_case_id=use_case.pk, system=str(use_case.system))


def use_case_changed(use_case: UseCase, *, by: User, changes: dict[str, Any]) -> None:
    record("use_case_changed", by=by, on=use_case, use_case_id=use_case.pk, changes=changes)


def use_case_withdrawn(use_case: UseCase, *, by: User) -> None:
    record("use_case_withdrawn", by=by, on=use_case, use_case_id=use_case.pk, reason=use_case.withdrawn_reason)


def facts_answered(use_case: UseCase, *, by: User, facts: dict[str, Any], risk_class: str) -> None:
    record("facts_answered", by=by, on=use_case, use_case_id=use_case.pk, facts=facts, risk_class=risk_class)


def question_passed_on(request: FactRequest, *, by: User) -> None:
    record(
        "question_passed_on",
        by=by,
        on=request,
        use_case_id=request.use_case_id,
        fact=request.fact,
        asked_of=str(request.asked_of),
    )


def classification_proposed(decision: ClassificationRecord, *, by: User) -> None:
    _decision("classification_proposed", decision, by)


def classification_approved(decision: ClassificationRecord, *, by: User) -> None:
    _decision("classification_approved", decision, by)


def classification_rejected(decision: ClassificationRecord, *, by: User) -> None:
    _decision("classification_rejected", decision, by)


def _decision(action: str, decision: ClassificationRecord, by: User) -> None:
    record(
        action,
        by=by,
        on=decision,
        use_case_id=decision.use_case_id,
        risk_class=decision.risk_class,
        law=decision.law,
        reason=decision.reason,
    )
