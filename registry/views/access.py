"""Fetching with access: strangers get 404, readers who want to write get 403."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from people.access import WRITERS, scope
from registry.models import UseCase

if TYPE_CHECKING:
    from people.models import User


def readable_use_case(user: User, pk: int) -> UseCase:
    """The use case `pk` with what its page head shows, if `user` may read it."""
    rows = UseCase.objects.visible_to(user).select_related(
        "system__provider", "version", "unit__organisation", "business_owner", "ai_owner"
    )
    return get_object_or_404(rows, pk=pk)


def writable_use_case(user: User, pk: int) -> UseCase:
    """The same for somebody who wants to change it."""
    use_case = readable_use_case(user, pk)
    if not use_case.may_edit(user):
        raise PermissionDenied
    return use_case


def require_writer(user: User) -> None:
    """Refuse whoever may register nothing anywhere."""
    reach = scope(user, WRITERS)
    if not reach.everything and not reach.paths:
        raise PermissionDenied
