"""The small forms around an assessment; its questions come from the instrument."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 4000


class ReviewForm(forms.Form):
    """Sign, or send back with a reason."""

    SIGN = "sign"
    SEND_BACK = "send_back"

    decision = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[(SIGN, _("Sign: it is complete and correct")), (SEND_BACK, _("Send back: something must change"))],
        widget=forms.RadioSelect(attrs={"data-layout": "stack"}),
        error_messages={"required": _("Choose whether you sign or send back.")},
    )
    reason = forms.CharField(
        label=_("What must change, and why?"),
        help_text=_("Needed when you send it back. The project team reads this text."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.attrs = {"novalidate": True, "data-disable-on-submit": True}
        helper.add_input(Submit("save", _("Record decision")))
        return helper

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        if data.get("decision") == self.SEND_BACK and not str(data.get("reason", "")).strip():
            self.add_error("reason", _("Say what must change, so that the project team can go on."))
        return data

    @property
    def signs(self) -> bool:
        return bool(self.cleaned_data["decision"] == self.SIGN)


class WithdrawForm(forms.Form):
    """Take an assessment out of use."""

    reason = forms.CharField(
        label=_("Why do you withdraw it?"),
        help_text=_("It stays readable, with your reason."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why you withdraw it.")},
    )

    def __init__(self, *args: object, name: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": True}
        label = _("Withdraw %(name)s") % {"name": name}
        self.helper.add_input(Submit("save", label, css_class="button--danger"))
