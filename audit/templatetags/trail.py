"""`{% event_line event %}`: one entry of the trail as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html

from audit import words

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from audit.models import AuditEvent

register = template.Library()


@register.simple_tag
def event_line(event: AuditEvent) -> SafeString:
    """Who did what."""
    return format_html("<strong>{}</strong> {}", words.actor(event), words.sentence(event))
