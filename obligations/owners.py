"""Who may own a duty: people with a role in the unit of its use case, or above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from people.access import WRITERS
from people.models import Membership, Unit, User

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from obligations.models import Obligation


def possible_owners(duty: Obligation) -> QuerySet[User]:
    """The people who may write in the use case; and whoever owns the duty now."""
    reach = Q(unit=None)
    if duty.use_case is not None:
        reach |= Q(unit__path__in=_upwards(duty.use_case.unit))
    writers = Membership.objects.filter(reach, withdrawn_at=None, role__in=WRITERS).values("user")
    return User.objects.filter(Q(pk__in=writers, is_active=True) | Q(pk=duty.owner_id)).order_by("full_name")


def _upwards(unit: Unit) -> list[str]:
    """The tree paths of `unit` and of everything above it."""
    return [unit.path[:length] for length in range(Unit.steplen, len(unit.path) + 1, Unit.steplen)]
