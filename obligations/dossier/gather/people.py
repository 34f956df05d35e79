"""People as a dossier names them: with the role and unit in which they act."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Q

from obligations.dossier.contents import Person
from people.models import Membership, Unit

if TYPE_CHECKING:
    from people.models import User
    from registry.models import UseCase

# Who holds several roles is named by the one that weighs most here.
ORDER = {role: place for place, role in enumerate(("reviewer", "registry_manager", "project_team", "auditor", "admin"))}


class Directory:
    """Looks people up with one query for all their memberships that reach this use case."""

    def __init__(self, use_case: UseCase) -> None:
        self._unit = use_case.unit
        self._known: dict[int, Person] = {}

    def person(self, user: User) -> Person:
        if user.pk not in self._known:
            self._known[user.pk] = self._describe(user)
        return self._known[user.pk]

    def maybe(self, user: User | None) -> Person | None:
        return self.person(user) if user else None

    def by_id(self, user_id: int | None, name: str) -> Person | None:
        """Somebody of whom only the key and the name are at hand."""
        if not name:
            return None
        membership = self._memberships.get(user_id or 0)
        title = membership.user.job_title if membership else ""
        return Person(name=name, role=title or _role(membership), unit=_unit(membership))

    def _describe(self, user: User) -> Person:
        membership = self._memberships.get(user.pk)
        return Person(name=str(user), role=user.job_title or _role(membership), unit=_unit(membership))

    @cached_property
    def _memberships(self) -> dict[int, Membership]:
        """For each person the membership through which they reach this use case."""
        path = self._unit.path
        above = [path[:end] for end in range(Unit.steplen, len(path) + 1, Unit.steplen)]
        reaching = Q(unit=None) | Q(unit__path__in=above)
        rows = list(Membership.objects.filter(reaching, withdrawn_at=None).select_related("unit", "user"))
        rows.sort(key=lambda row: (ORDER.get(row.role, len(ORDER)), row.pk), reverse=True)
        return {row.user_id: row for row in rows}


def _role(membership: Membership | None) -> str:
    if membership is None:
        return ""
    return membership.get_reviewer_kind_display() or membership.get_role_display()


def _unit(membership: Membership | None) -> str:
    return membership.unit.name if membership and membership.unit else ""
