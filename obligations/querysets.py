"""Querysets that speak the domain; who may see a row is part of the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from people.access import READERS, WRITERS, Scope, scope

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import AnonymousUser

    from obligations.models import Evidence, Obligation  # noqa: F401 (named in the base classes)
    from people.models import User

UNDONE = ("todo", "doing")


def within(reach: Scope, duty: str = "") -> Q:
    """Duties of use cases in `reach`; `duty` is the lookup that leads to the duty.

    Duties of a system or an organisation are for those who see the whole register, until a screen asks for more.
    """
    return reach.q(f"{duty}use_case__unit")


class ObligationQuerySet(QuerySet["Obligation"]):
    """Duties."""

    def live(self) -> ObligationQuerySet:
        """Those that still follow from the facts."""
        return self.filter(lapsed_at=None)

    def visible_to(self, user: User | AnonymousUser) -> ObligationQuerySet:
        return self.filter(within(scope(user, READERS)))

    def editable_by(self, user: User | AnonymousUser) -> ObligationQuerySet:
        return self.live().filter(within(scope(user, WRITERS)))

    def of_use_cases(self) -> ObligationQuerySet:
        return self.filter(use_case__isnull=False)

    def undone(self) -> ObligationQuerySet:
        return self.live().filter(status__in=UNDONE)

    def to_do(self) -> ObligationQuerySet:
        """Not done, and certain to hold."""
        return self.undone().filter(verdict="applies")

    def late_on(self, day: date) -> ObligationQuerySet:
        return self.to_do().filter(late_from__lte=day)

    def now_on(self, day: date) -> ObligationQuerySet:
        """To be worked on, late ones included."""
        begun = Q(applies_from=None) | Q(applies_from__lte=day) | Q(late_from__lte=day) | Q(status="doing")
        return self.to_do().filter(begun)

    def later_on(self, day: date) -> ObligationQuerySet:
        not_late = Q(late_from=None) | Q(late_from__gt=day)
        return self.to_do().filter(not_late, status="todo", applies_from__gt=day)

    def open(self) -> ObligationQuerySet:
        return self.undone().filter(verdict="open")

    def fulfilled(self) -> ObligationQuerySet:
        return self.live().filter(status="fulfilled")


class EvidenceQuerySet(QuerySet["Evidence"]):
    """Evidence."""

    def live(self) -> EvidenceQuerySet:
        return self.filter(withdrawn_at=None)

    def visible_to(self, user: User | AnonymousUser) -> EvidenceQuerySet:
        return self.filter(within(scope(user, READERS), "obligation__"))
