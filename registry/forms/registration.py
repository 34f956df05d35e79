"""The three steps of registering: the system, the use case, the people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.models import Unit
from registry.choices import PartyKind, Phase
from registry.forms.fields import PersonField, UnitField, colleagues, day_field, long_text, units_to_register_for
from registry.models import AIModel, AISystem, Party, SystemVersion, UseCase

if TYPE_CHECKING:
    from people.models import User


class StepForm(forms.Form):
    """A step that keeps what is typed: in the draft on the server, and in the browser until that has arrived."""

    step = ""
    button: Any = _("Save and continue")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.helper = FormHelper()
        self.helper.attrs = {
            "data-keep": f"register-{self.step}",
            "hx-post": reverse("registry:register_keep", args=[self.step]),
            "hx-trigger": "change delay:400ms",
            "hx-swap": "none",
        }
        self.helper.add_input(Submit("save", self.button))


class SystemForm(StepForm):
    """A system that is not in the register yet."""

    step = "system"
    name = forms.CharField(label=_("What is the system called?"), max_length=200)
    description = forms.CharField(
        label=_("What does it do?"),
        help_text=_("Two or three sentences that a colleague from another department understands."),
        widget=long_text(3),
        max_length=4000,
    )
    provider = forms.CharField(
        label=_("Who is the provider?"),
        help_text=_("The organisation that develops the system, or has it developed, and puts its own name on it."),
        max_length=200,
        required=False,
    )
    supplier = forms.CharField(
        label=_("Who supplies it to you?"),
        help_text=_("Only if that is somebody else than the provider."),
        max_length=200,
        required=False,
    )
    version_label = forms.CharField(label=_("Which version?"), max_length=60, required=False)
    ai_models = forms.CharField(
        label=_("Which AI models does it use?"),
        help_text=_("Separate several models with commas. Leave empty if you do not know."),
        max_length=500,
        required=False,
    )
    intended_purpose = forms.CharField(
        label=_("What is it meant for, according to the provider?"),
        help_text=_("This is in the instructions for use or in the contract."),
        widget=long_text(3),
        max_length=4000,
        required=False,
    )
    excluded_uses = forms.CharField(
        label=_("What may it not be used for, according to the provider?"),
        widget=long_text(2),
        max_length=4000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("provider", "supplier"):
            self.fields[name].widget.attrs["list"] = "known-parties"
        self.fields["ai_models"].widget.attrs["list"] = "known-models"

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self._known(data.get("name", ""), data.get("provider", "")):
            self.add_error("name", _("This system is in the register already. Search for it above and join it."))
        return data

    def _known(self, name: str, provider: str) -> bool:
        by_provider = {"provider__name__iexact": provider} if provider else {"provider": None}
        return bool(name) and AISystem.objects.live().filter(name__iexact=name, **by_provider).exists()

    def details(self) -> dict[str, Any]:
        """The values for `register_system`; parties and models that are new are added."""
        data = self.cleaned_data
        return {
            "name": data["name"],
            "description": data["description"],
            "provider": _party(data["provider"]),
            "supplier": _party(data["supplier"]),
            "version": data["version_label"],
            "ai_models": [_ai_model(name) for name in data["ai_models"].split(",") if name.strip()],
            "intended_purpose": data["intended_purpose"],
            "excluded_uses": data["excluded_uses"],
        }


class UseCaseForm(StepForm):
    """What the system is used for, by whom."""

    step = "use-case"
    name = forms.CharField(
        label=_("What do you call this use case?"),
        help_text=_("For example: Drafting replies to letters."),
        max_length=200,
    )
    unit = UnitField(label=_("Which unit uses it?"), queryset=Unit.objects.none(), empty_label=_("Choose a unit"))
    version = forms.ModelChoiceField(label=_("Which version do you use?"), queryset=SystemVersion.objects.none())
    purpose = forms.CharField(
        label=_("What do you use it for?"),
        help_text=_("Say who uses it, on what, and what happens with the outcome."),
        widget=long_text(4),
        max_length=4000,
    )
    phase = forms.ChoiceField(label=_("How far are you?"), choices=Phase)
    first_use_on = day_field(label=_("When does, or did, the use start?"))

    def __init__(self, *args: Any, system: AISystem | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = units_to_register_for(self.user)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        if system is None:
            del self.fields["version"]
        else:
            self.fields["version"].queryset = system.versions.filter(withdrawn_at=None)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        same = UseCase.objects.live().filter(name=data.get("name"), unit=data.get("unit"))
        if data.get("unit") and same.exists():
            self.add_error("name", _("This unit already has a use case with this name. Choose another name."))
        return data


class PeopleForm(StepForm):
    """Who answers for the use case."""

    step = "people"
    button = _("Register the use case")
    business_owner = PersonField(
        label=_("Who is the business owner?"), help_text=_("This person answers for the work that the AI supports.")
    )
    ai_owner = PersonField(
        label=_("Who is the AI owner?"), help_text=_("This person answers for the system and for its correct use.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = colleagues(units_to_register_for(self.user))
        for field in ("business_owner", "ai_owner"):
            self.fields[field].queryset = people  # type: ignore[attr-defined]


def _party(name: str) -> Party | None:
    name = name.strip()
    if not name:
        return None
    return Party.objects.filter(name__iexact=name).first() or Party.objects.create(name=name, kind=PartyKind.COMPANY)


def _ai_model(name: str) -> AIModel:
    name = name.strip()[:200]
    return AIModel.objects.filter(name__iexact=name).first() or AIModel.objects.create(name=name)
