"""What assessments tell others: facts that follow from a signed assessment."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.dispatch import receiver

from assessments.models import Assessment
from registry.services.known import Known
from registry.signals import facts_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from registry.models import UseCase

# Instrument -> the fact that holds once it is signed.
FOLLOWS = {"fria": "fria_done"}
YES = frozenset({"yes"})


@receiver(facts_known, dispatch_uid="facts that follow from signed assessments")
def facts_of_signed(use_cases: Sequence[UseCase], **_kwargs: Any) -> dict[int, list[Known]]:
    signed = Assessment.objects.signed().filter(use_case__in=[u.pk for u in use_cases], instrument__in=FOLLOWS)
    found: dict[int, list[Known]] = defaultdict(list)
    for row in signed.select_related("signed_by"):
        found[row.use_case_id].append(
            Known(FOLLOWS[row.instrument], YES, "register", str(row), row.signed_at, str(row.signed_by))
        )
    return found
