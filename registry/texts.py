"""Texts of content files in the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

if TYPE_CHECKING:
    from registry.datafile import Text


def local(text: Text | None) -> str:
    """`text` in the language of the screen; empty for None."""
    return text.in_language(get_language() or "nl") if text else ""
