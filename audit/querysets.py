"""Questions to the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

if TYPE_CHECKING:
    from audit.models import AuditEvent  # noqa: F401 (in the base class)


class AuditEventQuerySet(QuerySet["AuditEvent"]):
    """Entries; whoever asks for those of a use case has fetched that use case as visible first."""

    def of_use_case(self, use_case_id: int) -> AuditEventQuerySet:
        return self.filter(use_case_id=use_case_id)
