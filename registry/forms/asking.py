"""Passing a question on to a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import Unit
from registry.forms.fields import PersonField, colleagues, long_text

if TYPE_CHECKING:
    from people.models import User
    from registry.models import UseCase


class AskForm(forms.Form):
    """Whom to ask, and what that person should know."""

    asked_of = PersonField(label=_("Who knows the answer?"))
    note = forms.CharField(label=_("What do you want to ask?"), widget=long_text(3), max_length=2000, required=False)

    def __init__(self, *args: Any, use_case: UseCase, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(organisation=use_case.unit.organisation_id)
        person = self.fields["asked_of"]
        person.queryset = colleagues(units).exclude(pk=by.pk)  # type: ignore[attr-defined]
        person.required, person.empty_label = True, _("Choose a colleague")  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.add_input(Submit("save", _("Ask the question")))
