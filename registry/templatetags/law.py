"""Looking up facts and their answers in templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.forms import BoundField

    from registry.services.known import Known

register = template.Library()


@register.filter
def of(mapping: Mapping[str, Any], name: str) -> Any:
    """What a mapping holds under a name; None without it."""
    return mapping.get(name)


@register.simple_tag
def known_of(known: Mapping[str, Known], field: BoundField) -> Known | None:
    """The answer that is known for a form field."""
    return known.get(field.name)
