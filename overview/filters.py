"""What narrows the lists; every choice lives in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from people.access import READERS, scope
from people.models import Unit
from registry.choices import Phase, RiskClassChoice, RoleChoice
from registry.models import AISystem, ClassificationRecord, RoleAssignment, UseCase

if TYPE_CHECKING:
    from registry.models import UseCase as UseCaseType
    from registry.querysets import UseCaseQuerySet

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


def _units(request: Any) -> QuerySet[Unit]:
    units: QuerySet[Unit] = Unit.objects.filter(scope(request.user, READERS).q(""))
    return units.only("name", "path").order_by("path")


class UnitChoice(filters.ModelChoiceFilter):
    """A unit with everything below it."""

    def filter(self, qs: QuerySet[Any], value: Unit | None) -> QuerySet[Any]:
        return qs.filter(unit__path__startswith=value.path) if value else qs


class UseCaseFilter(filters.FilterSet):
    """Search words, class, role, unit, phase, open duties and decision."""

    q = filters.CharFilter(label=_("Name, system, unit or purpose"), method="by_words")
    risk_class = filters.MultipleChoiceFilter(
        label=_("Class"), choices=RiskClassChoice.choices, widget=forms.CheckboxSelectMultiple
    )
    role = filters.MultipleChoiceFilter(
        label=_("Role"), choices=RoleChoice.choices, method="by_role", widget=forms.CheckboxSelectMultiple
    )
    phase = filters.MultipleChoiceFilter(label=_("Phase"), choices=Phase.choices, widget=forms.CheckboxSelectMultiple)
    unit = UnitChoice(label=_("Unit"), queryset=_units, empty_label=_("All units"))
    duties = filters.ChoiceFilter(
        label=_("Duties"),
        method="by_duties",
        choices=[("open", _("With open duties")), ("late", _("With late duties"))],
    )
    decision = filters.ChoiceFilter(label=_("Decision"), choices=YES_NO, method="by_decision")

    class Meta:
        model = UseCase
        fields: tuple[str, ...] = ()

    def by_words(self, rows: UseCaseQuerySet, name: str, words: str) -> UseCaseQuerySet:
        return rows.matching(words)

    def by_role(self, rows: QuerySet[UseCaseType], name: str, roles: list[str]) -> QuerySet[UseCaseType]:
        if not roles:
            return rows
        held = RoleAssignment.objects.filter(use_case=OuterRef("pk"), role__in=roles, withdrawn_at=None)
        return rows.filter(Exists(held.filter(party__organisation=OuterRef("unit__organisation"))))

    def by_duties(self, rows: QuerySet[UseCaseType], name: str, which: str) -> QuerySet[UseCaseType]:
        return rows.filter(tally__late__gt=0) if which == "late" else rows.filter(tally__undone__gt=0)

    def by_decision(self, rows: QuerySet[UseCaseType], name: str, has: str) -> QuerySet[UseCaseType]:
        decided = Exists(ClassificationRecord.objects.standing().filter(use_case=OuterRef("pk")))
        return rows.filter(decided) if has == "yes" else rows.exclude(decided)


class SystemFilter(filters.FilterSet):
    """Search words over the inventory."""

    q = filters.CharFilter(label=_("Name, provider or what it does"), method="by_words")

    class Meta:
        model = AISystem
        fields: tuple[str, ...] = ()

    def by_words(self, rows: Any, name: str, words: str) -> Any:
        return rows.matching(words)
