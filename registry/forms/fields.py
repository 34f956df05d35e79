"""Fields that several forms share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.access import WRITERS, scope
from people.models import Unit, User

if TYPE_CHECKING:
    from django.db.models import QuerySet


class PersonField(forms.ModelChoiceField[User]):
    """A colleague; shown with job title, since names repeat."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), required=False, empty_label=_("Not yet known"), **kwargs)

    def label_from_instance(self, obj: User) -> str:
        return f"{obj.full_name} ({obj.job_title})" if obj.job_title else obj.full_name


class UnitField(forms.ModelChoiceField[Unit]):
    """A unit that the person may register for; shown with its organisation."""

    def label_from_instance(self, obj: Unit) -> str:
        return f"{obj.organisation.short_name} · {obj.name}"


class DayInput(forms.DateInput):
    """A date with the browser's own picker."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


def day_field(**kwargs: Any) -> forms.DateField:
    """An optional date, picked or typed the Dutch way."""
    formats = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
    return forms.DateField(required=False, widget=DayInput(), input_formats=formats, localize=False, **kwargs)


def units_to_register_for(user: User) -> QuerySet[Unit]:
    units: QuerySet[Unit] = Unit.objects.filter(scope(user, WRITERS).q(""), withdrawn_at=None)
    return units.select_related("organisation").order_by("path")


def colleagues(units: QuerySet[Unit]) -> QuerySet[User]:
    """People with a role in an organisation of these units."""
    organisations = units.order_by().values("organisation")
    held = {"memberships__withdrawn_at": None, "memberships__unit__organisation__in": organisations}
    return User.objects.filter(is_active=True, **held).distinct().order_by("full_name")


def long_text(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})
