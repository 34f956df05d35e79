"""Who may see and do what: memberships turned into a filter, so that access is part of the query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from people.models import Membership, Unit, User

if TYPE_CHECKING:
    from collections.abc import Iterable

Role = Membership.Role
READERS = frozenset(Role)
WRITERS = frozenset({Role.PROJECT_TEAM, Role.REGISTRY_MANAGER})
REVIEWERS = frozenset({Role.REVIEWER, Role.REGISTRY_MANAGER})
DECIDERS = frozenset({Role.REGISTRY_MANAGER, Role.REVIEWER})


@dataclass(frozen=True)
class Scope:
    """The units somebody may act on: the whole register, or the trees that start at these tree paths."""

    everything: bool
    paths: tuple[str, ...]

    def q(self, unit: str) -> Q:
        """Filter rows by the unit that the lookup `unit` leads to; "" when the rows are units."""
        if self.everything:
            return Q()
        lookup = f"{unit}__path__startswith" if unit else "path__startswith"
        allowed = Q(pk__in=[])
        for path in self.paths:
            allowed |= Q(**{lookup: path})
        return allowed

    def covers(self, unit: Unit) -> bool:
        """Tell whether `unit` lies within; needs no query."""
        return self.everything or any(unit.path.startswith(path) for path in self.paths)


def scope(user: User | AnonymousUser, roles: Iterable[str]) -> Scope:
    """Where `user` holds one of `roles`."""
    return _scope([m for m in _memberships(user) if m.role in set(roles)])


def review_scope(user: User | AnonymousUser, kinds: Iterable[str] | None = None) -> Scope:
    """Where `user` reviews; `kinds` narrows it to these kinds of reviewer."""
    wanted = None if kinds is None else set(kinds)
    return _scope([m for m in _memberships(user) if _reviews(m, wanted)])


def may_review(user: User | AnonymousUser, unit: Unit, kinds: Iterable[str] | None = None) -> bool:
    """Tell whether `user` reviews work of `unit`."""
    return review_scope(user, kinds).covers(unit)


def _reviews(membership: Membership, kinds: set[str] | None) -> bool:
    if kinds is None:
        return membership.role in REVIEWERS
    return membership.role == Role.REVIEWER and membership.reviewer_kind in kinds


def _memberships(user: User | AnonymousUser) -> list[Membership]:
    return user.live_memberships if isinstance(user, User) and user.is_active else []


def _scope(memberships: list[Membership]) -> Scope:
    units = [m.unit for m in memberships]
    return Scope(None in units, tuple(sorted({u.path for u in units if u is not None})))
