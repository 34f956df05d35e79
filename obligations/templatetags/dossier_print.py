"""Small things that only the printed dossier needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

if TYPE_CHECKING:
    from collections.abc import Sized

register = template.Library()


@register.filter
def beyond(rows: Sized, shown: int) -> int:
    """How many rows there are beyond the ones that are shown."""
    return max(len(rows) - shown, 0)
