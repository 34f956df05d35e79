"""Sign-in rules for django-allauth: nobody signs up alone; a beheerder adds people."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class ClosedSignup(DefaultAccountAdapter):
    """Local accounts exist only when an administrator made them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class ClosedSocialSignup(DefaultSocialAccountAdapter):
    """An identity provider signs in people who exist; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
