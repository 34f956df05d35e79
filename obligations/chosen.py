"""The choices that narrow a list, each with the address without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import QueryDict
    from django_filters import FilterSet


@dataclass(frozen=True)
class Choice:
    label: str
    without: str


def chosen(narrowed: FilterSet, query: QueryDict) -> list[Choice]:
    """What `query` chooses of the fields of `narrowed`; values that mean nothing are left out."""
    cleaned = narrowed.form.cleaned_data if narrowed.form.is_valid() else {}
    names = [name for name in narrowed.form.fields if cleaned.get(name)]
    return [_choice(narrowed.form.fields[n], n, value, query) for n in names for value in query.getlist(n) if value]


def _choice(field: Any, name: str, value: str, query: QueryDict) -> Choice:
    rest = query.copy()
    rest.setlist(name, [other for other in query.getlist(name) if other != value])
    for extra in ("page", "open"):
        rest.pop(extra, None)
    return Choice(f"{field.label}: {_word(field, value)}", f"?{rest.urlencode()}")


def _word(field: Any, value: str) -> str:
    words = {str(key): str(label) for key, label in getattr(field, "choices", [])}
    return words.get(value, value)
