"""Changing what was registered about a use case."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import Unit, User
from registry.forms.fields import DayInput, PersonField, colleagues, long_text
from registry.models import UseCase


class UseCaseEditForm(forms.ModelForm[UseCase]):
    """Name, purpose, phase, version, dates and people."""

    business_owner = PersonField(label=_("Business owner"))
    ai_owner = PersonField(label=_("AI owner"))

    class Meta:
        model = UseCase
        fields = ("name", "purpose", "phase", "version", "business_owner", "ai_owner", "first_use_on", "ended_on")
        widgets = {"purpose": long_text(), "first_use_on": DayInput(), "ended_on": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = self.instance.system.versions.filter(withdrawn_at=None)  # type: ignore[attr-defined]
        people = colleagues(Unit.objects.filter(pk=self.instance.unit_id))
        for field in ("business_owner", "ai_owner"):
            current = User.objects.filter(pk=getattr(self.instance, f"{field}_id"))
            self.fields[field].queryset = (people | current.distinct()).distinct()  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.attrs = {"data-keep": f"use-case-{self.instance.pk}"}
        self.helper.add_input(Submit("save", _("Save changes")))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        start, end = data.get("first_use_on"), data.get("ended_on")
        if start and end and end < start:
            self.add_error("ended_on", _("The end lies before the start. Choose a later date."))
        return data


class WithdrawForm(forms.Form):
    """Why a use case leaves the register's lists."""

    reason = forms.CharField(label=_("Why do you withdraw this use case?"), widget=long_text(3), max_length=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("save", _("Withdraw the use case"), css_class="button--danger"))
