"""What each page knows about the register it belongs to."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import gettext as _


def site(request: HttpRequest) -> dict[str, dict[str, object]]:
    """Name, organisation, logo and own tokens, all from settings; not called `site`, as allauth has its own."""
    return {
        "brand": {
            "name": getattr(settings, "SITE_NAME", "") or _("AI register"),
            "organisation": getattr(settings, "SITE_ORGANISATION", ""),
            "logo_url": _address(getattr(settings, "SITE_LOGO", "")),
            "tokens_css": _address(getattr(settings, "SITE_TOKENS_CSS", "")),
            "idle_seconds": settings.SESSION_COOKIE_AGE,
        }
    }


def _address(value: str) -> str:
    """A static file by its name; an address stays as it is."""
    return value if not value or value.startswith(("/", "https://", "http://")) else static(value)
