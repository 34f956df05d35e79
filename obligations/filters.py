"""What narrows the lists of duties; every choice lives in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from obligations import rulesets
from obligations.choices import RulePhase
from obligations.models import Obligation
from obligations.rules import matching
from people.units import UnitFilter
from registry.choices import RoleChoice
from registry.models import UseCase
from registry.texts import local

if TYPE_CHECKING:
    from obligations.querysets import ObligationQuerySet
    from registry.querysets import UseCaseQuerySet

MOMENTS = [
    ("late", _("Late")),
    ("now", _("Now")),
    ("later", _("Later")),
    ("open", _("To be determined")),
    ("fulfilled", _("Fulfilled")),
]
FEW = 1000
OWNERS = [("me", _("Me")), ("nobody", _("Nobody yet"))]


def laws() -> list[tuple[str, str]]:
    """The laws and policies that duties come from, in the language of the screen."""
    rules = rulesets.latest(timezone.localdate()).rules
    return list({rule.law: (rule.law, local(rule.law_name)) for rule in rules}.values())


def _use_cases(words: str, request: Any) -> Any:
    """The use cases with all words: as a list, so that the database can use its index, unless there are too many."""
    found = UseCase.objects.visible_to(request.user).matching(words).values_list("pk", flat=True)
    few = list(found[: FEW + 1])
    return few if len(few) <= FEW else found


class DutyFilter(filters.FilterSet):
    """For the duties of one use case: state, role, owner, law and phase."""

    moment = filters.ChoiceFilter(label=_("When"), choices=MOMENTS, method="by_moment")
    role = filters.MultipleChoiceFilter(
        label=_("Role"), choices=RoleChoice.choices, widget=forms.CheckboxSelectMultiple, distinct=False
    )
    owner = filters.ChoiceFilter(label=_("Owner"), choices=OWNERS, method="by_owner", empty_label=_("Everybody"))
    law = filters.MultipleChoiceFilter(
        label=_("Law"), choices=laws, widget=forms.CheckboxSelectMultiple, distinct=False
    )
    phase = filters.MultipleChoiceFilter(
        label=_("Phase of the duty"), choices=RulePhase.choices, widget=forms.CheckboxSelectMultiple, distinct=False
    )

    class Meta:
        model = Obligation
        fields: tuple[str, ...] = ()

    def by_moment(self, rows: ObligationQuerySet, name: str, moment: str) -> ObligationQuerySet:
        return in_state(rows, moment)

    def by_owner(self, rows: ObligationQuerySet, name: str, owner: str) -> ObligationQuerySet:
        return rows.filter(owner=self.request.user if owner == "me" else None)


class MyDutyFilter(DutyFilter):
    """For all duties of the register: search words and a unit besides."""

    q = filters.CharFilter(label=_("Duty, article or use case"), method="by_words")
    unit = UnitFilter(field_name="use_case__unit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters: dict[str, Any] = {
            name: self.filters[name] for name in ("q", "moment", "role", "law", "phase", "owner", "unit")
        }

    def use_cases(self) -> UseCaseQuerySet:
        """The use cases that may have rows: those of the unit, when one is chosen."""
        found = UseCase.objects.visible_to(self.request.user)
        unit = self.form.cleaned_data.get("unit") if self.form.is_valid() else None
        return found.filter(unit__path__startswith=unit.path) if unit else found

    def by_words(self, rows: ObligationQuerySet, name: str, words: str) -> ObligationQuerySet:
        """Duties of which the rule has all words, or the use case has."""
        by_rule = Q(rule_id__in=matching(words, timezone.localdate()))
        return rows.filter(by_rule | Q(use_case__in=_use_cases(words, self.request)))


def in_state(rows: ObligationQuerySet, moment: str) -> ObligationQuerySet:
    """The duties in one state today."""
    today = timezone.localdate()
    if moment == "late":
        return rows.late_on(today)
    if moment == "now":
        return rows.now_on(today)
    if moment == "later":
        return rows.later_on(today)
    return rows.open() if moment == "open" else rows.fulfilled()
