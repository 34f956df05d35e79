"""Which dossiers somebody may see, and which wait for work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from people.access import READERS, scope

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from obligations.models import Dossier  # noqa: F401 (named in the base class)
    from people.models import User

UNDERWAY = ("queued", "rendering")


class DossierQuerySet(QuerySet["Dossier"]):
    """Dossiers. Lists leave the snapshot where it is: it can be large."""

    def visible_to(self, user: User | AnonymousUser) -> DossierQuerySet:
        return self.filter(scope(user, READERS).q("use_case__unit"))

    def light(self) -> DossierQuerySet:
        return self.defer("snapshot")

    def underway(self) -> DossierQuerySet:
        return self.filter(state__in=UNDERWAY)

    def silent_since(self, *, queued: datetime, rendering: datetime) -> DossierQuerySet:
        """Those whose message or worker gave no sign of life after these moments."""
        no_message = Q(state="queued") & (Q(heartbeat_at=None) | Q(heartbeat_at__lt=queued))
        no_worker = Q(state="rendering") & (Q(heartbeat_at=None) | Q(heartbeat_at__lt=rendering))
        return self.filter(no_message | no_worker)
