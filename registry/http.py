"""A request with a signed-in person, for the types of views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from people.models import User


class UserRequest(HttpRequest):
    """What a view behind the login gets."""

    user: User
    htmx: HtmxDetails
