"""What narrows the lists; every choice lives in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from people.units import UnitFilter
from registry.choices import Phase, RiskClassChoice, RoleChoice
from registry.models import AISystem, ClassificationRecord, UseCase
from registry.services import RANKS

if TYPE_CHECKING:
    from registry.models import UseCase as UseCaseType
    from registry.querysets import UseCaseQuerySet

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class UseCaseFilter(filters.FilterSet):
    """Search words, class, role, unit, phase, open duties and decision."""

    q = filters.CharFilter(label=_("Name, system, unit or purpose"), method="by_words")
    risk_class = filters.MultipleChoiceFilter(
        label=_("Class"), choices=RiskClassChoice.choices, method="by_class", widget=forms.CheckboxSelectMultiple
    )
    role = filters.MultipleChoiceFilter(
        label=_("Role"), choices=RoleChoice.choices, method="by_role", widget=forms.CheckboxSelectMultiple
    )
    phase = filters.MultipleChoiceFilter(
        label=_("Phase"), choices=Phase.choices, method="by_phase", widget=forms.CheckboxSelectMultiple
    )
    unit = UnitFilter(field_name="unit")
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

    def by_class(self, rows: QuerySet[UseCaseType], name: str, classes: list[str]) -> QuerySet[UseCaseType]:
        """By the rank, which says the same and is what the list sorts by."""
        return rows.filter(class_rank__in=[RANKS[one] for one in classes]) if classes else rows

    def by_role(self, rows: QuerySet[UseCaseType], name: str, roles: list[str]) -> QuerySet[UseCaseType]:
        held = Q()
        for role in roles:
            held |= Q(own_roles__contains=f" {role} ")
        return rows.filter(held)

    def by_phase(self, rows: QuerySet[UseCaseType], name: str, phases: list[str]) -> QuerySet[UseCaseType]:
        return rows.filter(phase__in=phases) if phases else rows

    def by_duties(self, rows: QuerySet[UseCaseType], name: str, which: str) -> QuerySet[UseCaseType]:
        return rows.filter(duties_late__gt=0) if which == "late" else rows.filter(duties_undone__gt=0)

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
