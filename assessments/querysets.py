"""Querysets that speak the domain; who may see a row is part of the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from people.access import READERS, WRITERS, review_scope, scope

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from assessments.models import Assessment  # noqa: F401  named in the base class
    from people.models import User

OPEN = ("in_progress", "returned")


class AssessmentQuerySet(QuerySet["Assessment"]):
    """Assessments."""

    def live(self) -> AssessmentQuerySet:
        return self.exclude(status="withdrawn")

    def in_progress(self) -> AssessmentQuerySet:
        """Those a project team works on."""
        return self.filter(status__in=OPEN)

    def submitted(self) -> AssessmentQuerySet:
        return self.filter(status="submitted")

    def signed(self) -> AssessmentQuerySet:
        return self.filter(status="signed")

    def visible_to(self, user: User | AnonymousUser) -> AssessmentQuerySet:
        """Those of the use cases that `user` may see."""
        return self.filter(scope(user, READERS).q("use_case__unit"))

    def editable_by(self, user: User | AnonymousUser) -> AssessmentQuerySet:
        """Those whose use case `user` may change; whether the assessment is still open is another matter."""
        return self.filter(scope(user, WRITERS).q("use_case__unit"), use_case__withdrawn_at=None)

    def waiting_for_review_by(self, user: User) -> AssessmentQuerySet:
        """Submitted by somebody else, in a unit whose work `user` reviews."""
        return self.submitted().filter(review_scope(user).q("use_case__unit")).exclude(submitted_by=user)

    def with_context(self) -> AssessmentQuerySet:
        """Fetch what every screen shows along with it."""
        return self.select_related(
            "use_case__system",
            "use_case__unit__organisation",
            "started_by",
            "submitted_by",
            "reviewed_by",
            "signed_by",
        )

    def waiting_for(self, user: User) -> AssessmentQuerySet:
        """What `user` has to act on: work in progress of the units written for, and what waits for a review."""
        mine = Q(status__in=OPEN) & scope(user, WRITERS).q("use_case__unit")
        theirs = Q(status="submitted") & ~Q(submitted_by=user) & review_scope(user).q("use_case__unit")
        return self.filter(mine | theirs, use_case__withdrawn_at=None)
