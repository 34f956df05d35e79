"""Querysets that speak the domain; who may see a row is part of the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from people.access import READERS, WRITERS, scope

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
        """Submitted by somebody else, and of a kind and unit that `user` decides on."""
        from assessments.access import reviews  # noqa: PLC0415  access reads assessments, their queries read access

        return self.submitted().filter(reviews(user))

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
