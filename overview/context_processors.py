"""The number of things that wait for somebody, for the bell in the page head."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from overview.waiting import tasks
from people.models import User

SECONDS = 30


def waiting(request: HttpRequest) -> dict[str, object]:
    """Counted at most every half minute, and only on pages that show it."""
    user = request.user
    if not isinstance(user, User):
        return {}
    return {"waiting_count": SimpleLazyObject(lambda: count(user))}


def count(user: User) -> int:
    key = f"waiting-{user.pk}"
    known: int | None = cache.get(key)
    if known is None:
        known = len(tasks(user, timezone.localdate()))
        cache.set(key, known, SECONDS)
    return known
