"""Looking up facts and their answers in templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from registry import facts
from registry.texts import local

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.forms import BoundField

    from registry.services.known import Known

register = template.Library()


@register.simple_tag
def fact_of(field: BoundField) -> dict[str, Any]:
    """The texts beside the question of a form field."""
    fact = facts.vocabulary()[field.name]
    return {"why": local(fact.why), "example": local(fact.example), "article": fact.article}


@register.simple_tag
def known_of(known: Mapping[str, Known], field: BoundField) -> Known | None:
    """The answer that is known for a form field."""
    return known.get(field.name)
