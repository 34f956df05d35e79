"""The choices that narrow a list, each with the address without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model

if TYPE_CHECKING:
    from django.http import QueryDict
    from django_filters import FilterSet


@dataclass(frozen=True)
class Choice:
    label: str
    without: str


def chosen(narrowed: FilterSet, query: QueryDict) -> list[Choice]:
    """What `query` chooses of the fields of `narrowed`; values that mean nothing are left out."""
    cleaned = narrowed.form.cleaned_data if narrowed.form.errors is not None else {}
    names = [name for name in narrowed.form.fields if cleaned.get(name)]
    words = {name: _words(narrowed.form.fields[name], cleaned[name]) for name in names}
    return [
        _choice(f"{narrowed.form.fields[name].label}: {words[name].get(value, value)}", name, value, query)
        for name in names
        for value in query.getlist(name)
        if value
    ]


def _choice(label: str, name: str, value: str, query: QueryDict) -> Choice:
    rest = query.copy()
    rest.setlist(name, [other for other in query.getlist(name) if other != value])
    for extra in ("page", "open"):
        rest.pop(extra, None)
    return Choice(label, f"?{rest.urlencode()}")


def _words(field: Any, chosen: Any) -> dict[str, str]:
    """The word for each value; of rows only that of the chosen one, since there may be thousands."""
    if isinstance(chosen, Model):
        return {str(chosen.pk): field.label_from_instance(chosen)}
    return {str(key): str(label) for key, label in getattr(field, "choices", [])}
