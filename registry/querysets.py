"""Querysets that speak the domain; who may see a row is part of the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, FilteredRelation, Q, QuerySet

from people.access import READERS, WRITERS, scope
from people.models import Unit
from registry.search import asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from people.models import User
    from registry.models import AISystem, ClassificationRecord, FactAnswer, FactRequest, UseCase  # noqa: F401 (base classes)


class UseCaseQuerySet(QuerySet["UseCase"]):
    """Use cases."""

    def live(self) -> UseCaseQuerySet:
        return self.filter(withdrawn_at=None)

    def visible_to(self, user: User | AnonymousUser) -> UseCaseQuerySet:
        """Those of the units where `user` holds any role."""
        return self.filter(scope(user, READERS).q("unit"))

    def editable_by(self, user: User | AnonymousUser) -> UseCaseQuerySet:
        """Those that `user` may change: project team and registry managers, and not withdrawn."""
        return self.live().filter(scope(user, WRITERS).q("unit"))

    def of(self, user: User) -> UseCaseQuerySet:
        """Those that `user` owns or registered: "my use cases"."""
        return self.live().filter(Q(business_owner=user) | Q(ai_owner=user) | Q(created_by=user))

    def matching(self, words: str) -> UseCaseQuerySet:
        """Those in which every word occurs in name, purpose, system or unit."""
        rows = self
        for word in asked(words):
            rows = rows.filter(search_text__contains=word)
        return rows


class AISystemQuerySet(QuerySet["AISystem"]):
    """AI systems. Whoever has a role in the register may find any system, so that none is registered twice."""

    def live(self) -> AISystemQuerySet:
        return self.filter(withdrawn_at=None)

    def visible_to(self, user: User | AnonymousUser) -> AISystemQuerySet:
        reach = scope(user, READERS)
        return self if reach.everything or reach.paths else self.none()

    def editable_by(self, user: User | AnonymousUser) -> AISystemQuerySet:
        return self.live().filter(scope(user, WRITERS).q("unit"))

    def with_use(self, user: User | AnonymousUser) -> AISystemQuerySet:
        """With `used`: in how many use cases, of those that `user` may see."""
        reach = scope(user, READERS)
        live = FilteredRelation("use_cases", condition=Q(use_cases__withdrawn_at=None))
        seen = None if reach.everything else Q(live__unit__in=Unit.objects.filter(reach.q("")))
        return self.annotate(live=live, used=Count("live", filter=seen))

    def matching(self, words: str) -> AISystemQuerySet:
        """Those in which every word occurs in name, description or provider."""
        rows = self
        for word in asked(words):
            rows = rows.filter(search_text__contains=word)
        return rows


class FactAnswerQuerySet(QuerySet["FactAnswer"]):
    """Answers to facts."""

    def current(self) -> FactAnswerQuerySet:
        return self.filter(replaced_at=None)

    def about_many(self, use_cases: Iterable[UseCase]) -> FactAnswerQuerySet:
        """Current answers that count for these use cases: their own, their systems' and their organisations'."""
        rows = list(use_cases)
        return self.current().filter(
            Q(use_case__in=[row.pk for row in rows])
            | Q(system__in={row.system_id for row in rows})
            | Q(organisation__in={row.unit.organisation_id for row in rows})
        )


class FactRequestQuerySet(QuerySet["FactRequest"]):
    """Questions to colleagues."""

    def waiting(self) -> FactRequestQuerySet:
        return self.filter(answered_at=None, use_case__withdrawn_at=None)

    def visible_to(self, user: User | AnonymousUser) -> FactRequestQuerySet:
        """Those of use cases that `user` may see, and those asked of `user`."""
        reach = scope(user, READERS)
        return self if reach.everything else self.filter(reach.q("use_case__unit") | Q(asked_of=user.pk))


class ClassificationRecordQuerySet(QuerySet["ClassificationRecord"]):
    """Decisions on the class."""

    def standing(self) -> ClassificationRecordQuerySet:
        """Approved and not withdrawn, newest first."""
        return self.filter(withdrawn_at=None, status="approved").order_by("-decided_at")

    def visible_to(self, user: User | AnonymousUser) -> ClassificationRecordQuerySet:
        return self.filter(scope(user, READERS).q("use_case__unit"))
