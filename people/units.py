"""Choosing a unit, with everything below it: from a list while there are few, by its name when there are many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_filters.fields import ModelChoiceField

from people.access import READERS, scope
from people.models import Unit

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import QueryDict

    from people.models import User

FEW = 30  # a list that somebody still reads through
SHOWN = 12
MOST_WORDS = 8
TYPED = "unit_name"  # the part of the address with what was typed


@dataclass(frozen=True)
class Found:
    """The units that a few words fit, and what to say of them."""

    words: str
    units: tuple[Unit, ...] = ()
    more: bool = False

    @property
    def sentence(self) -> str:
        if not self.words:
            return ""
        if self.more:
            return _("The first %(n)s units. Type more of the name, or the organisation too.") % {"n": SHOWN}
        if not self.units:
            return _("No unit has this name. Check the spelling.")
        return ngettext("%(n)s unit found", "%(n)s units found", len(self.units)) % {"n": len(self.units)}


def visible_units(user: User | AnonymousUser) -> QuerySet[Unit]:
    units: QuerySet[Unit] = Unit.objects.filter(scope(user, READERS).q(""))
    return units.select_related("organisation").order_by("path")


def find(units: QuerySet[Unit], words: str) -> Found:
    """The first units that fit what is being typed."""
    words = words.strip()
    some = list(_named(units, words)[: SHOWN + 1]) if words else []
    return Found(words, tuple(some[:SHOWN]), more=len(some) > SHOWN)


def settled(query: QueryDict, user: User | AnonymousUser) -> QueryDict:
    """`query` with the unit itself, where a name was typed that fits one unit: the way without script."""
    words = query.get(TYPED, "").strip()
    if not words:
        return query
    unit = query.get("unit") or _only(visible_units(user), words)
    if unit:
        query = query.copy()
        query["unit"] = str(unit)
        del query[TYPED]
    return query


def _only(units: QuerySet[Unit], words: str) -> str:
    """The key of the one unit with exactly this name, or else of the one that the words fit."""
    for fitting in (units.filter(name__iexact=words), _named(units, words)):
        keys = list(fitting.values_list("pk", flat=True)[:2])
        if len(keys) == 1:
            return str(keys[0])
    return ""


def _named(units: QuerySet[Unit], words: str) -> QuerySet[Unit]:
    """Those with every word in the name, or in that of the organisation."""
    for word in words.split()[:MOST_WORDS]:
        ours = Q(organisation__name__icontains=word) | Q(organisation__short_name__icontains=word)
        units = units.filter(Q(name__icontains=word) | ours)
    return units


class UnitBoundField(BoundField):
    """The choice on a page; it asks the database for no more than what is shown."""

    field: UnitField

    @cached_property
    def units(self) -> list[Unit]:
        """All units, unless they are many."""
        return list(self.field.queryset[: FEW + 1])

    @property
    def are_many(self) -> bool:
        return len(self.units) > FEW

    @property
    def chosen(self) -> Unit | None:
        unit: Unit | None = self.form.cleaned_data.get(self.name) if self.form.is_bound else None
        return unit

    @cached_property
    def found(self) -> Found:
        return find(self.field.queryset, self.form.data.get(TYPED, ""))


class UnitField(ModelChoiceField):
    """A unit of those that the person may see."""

    bound_field_class = UnitBoundField

    def label_from_instance(self, obj: Unit) -> str:
        return obj.label


class UnitFilter(filters.ModelChoiceFilter):
    """Rows of a unit and of everything below it; `field_name` leads to the unit of a row."""

    field_class = UnitField

    def __init__(self, **kwargs: Any) -> None:
        fixed = {"label": gettext_lazy("Unit"), "empty_label": gettext_lazy("All units")}
        super().__init__(queryset=lambda request: visible_units(request.user), **fixed, **kwargs)

    def filter(self, qs: QuerySet[Any], value: Unit | None) -> QuerySet[Any]:
        return qs.filter(**{f"{self.field_name}__path__startswith": value.path}) if value else qs
