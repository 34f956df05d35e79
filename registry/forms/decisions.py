"""Proposing and deciding on the class."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from registry.forms.fields import day_field, long_text


class ProposalForm(forms.Form):
    """What the proposer wants the reviewer to know."""

    explanation = forms.CharField(
        label=_("What should the reviewer know?"), widget=long_text(3), max_length=4000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("save", _("Propose this class")))


class DecisionForm(forms.Form):
    """Approve or send back; sending back needs a reason."""

    APPROVE, REJECT = "approve", "reject"

    verdict = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[(APPROVE, _("I approve this class")), (REJECT, _("I send it back"))],
        widget=forms.RadioSelect(attrs={"data-layout": "stack"}),
    )
    reason = forms.CharField(label=_("Why?"), widget=long_text(3), max_length=4000, required=False)
    review_on = day_field(
        label=_("When should somebody look at it again?"),
        help_text=_("Leave empty if only a change should ask for it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("save", _("Record the decision")))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("verdict") == self.REJECT and not data.get("reason"):
            self.add_error("reason", _("Say what has to change before you send it back."))
        return data
