"""What duties listen to: facts that change and assessments that are signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver

from assessments.signals import assessment_signed, assessment_withdrawn
from obligations.models import Obligation
from obligations.services.deriving import rederive
from obligations.services.fulfilment import fulfil, reopen
from registry.signals import facts_changed, facts_wanted

if TYPE_CHECKING:
    from assessments.models import Assessment
    from people.models import User
    from registry.models import UseCase


@receiver(facts_changed, dispatch_uid="derive duties again")
def derive_again(use_case: UseCase, **_kwargs: Any) -> None:
    rederive(use_case)


@receiver(facts_wanted, dispatch_uid="facts that duties miss")
def missing_facts(use_case: UseCase, **_kwargs: Any) -> set[str]:
    """The facts without which it is not certain whether a duty holds, or from when."""
    rows = Obligation.objects.undone().filter(use_case=use_case)
    return {fact for columns in rows.values_list("missing", "date_open") for names in columns for fact in names}


@receiver(assessment_signed, dispatch_uid="fulfil duties")
def fulfil_duties(assessment: Assessment, by: User | None = None, **_kwargs: Any) -> None:
    fulfil(assessment, by=by)


@receiver(assessment_withdrawn, dispatch_uid="reopen duties")
def reopen_duties(assessment: Assessment, by: User | None = None, **_kwargs: Any) -> None:
    reopen(assessment, by=by)
