"""Questions of one page as a form: made from the vocabulary, turned back into answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from registry.facts import FactType
from registry.texts import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict

    from registry.facts import Fact
    from registry.services.known import Known

UNKNOWN, NONE = "unknown", "none"


class FactsForm(forms.Form):
    """A field per fact. What is left empty is no answer; "weet ik niet" is one."""

    def __init__(self, data: QueryDict | None = None, *, facts: Iterable[Fact], known: Mapping[str, Known]) -> None:
        self.facts = {fact.id: fact for fact in facts}
        initial = {name: _shown(fact, known[name].values) for name, fact in self.facts.items() if name in known}
        super().__init__(data, initial=initial)
        for fact in self.facts.values():
            self.fields[fact.id] = _field(fact)

    def answers(self) -> dict[str, frozenset[str] | None]:
        """What was answered: values per fact, None for "weet ik niet"."""
        given = {name: self.cleaned_data.get(name) for name in self.facts}
        return {name: _values(self.facts[name], value) for name, value in given.items() if value not in (None, "", [])}


class OptionsField(forms.MultipleChoiceField):
    """Several options, or one of "none of these" and "I don't know"."""

    def clean(self, value: Any) -> Any:
        chosen: list[str] = super().clean(value)
        if len(chosen) > 1 and {NONE, UNKNOWN} & set(chosen):
            raise forms.ValidationError(_("Choose either what applies, or one of the last two."))
        return chosen


def _field(fact: Fact) -> forms.Field:
    shared: dict[str, Any] = {"label": local(fact.question), "help_text": local(fact.help), "required": False}
    field = _make(fact, shared)
    setattr(field, "mark_optional", False)  # noqa: B010  that a question may stay empty is said once, for the page
    field.widget.attrs["data-question"] = True
    return field


def _make(fact: Fact, shared: dict[str, Any]) -> forms.Field:
    options = [(option.id, local(option.label)) for option in fact.options]
    unknown = (UNKNOWN, _("I don't know"))
    match fact.type:
        case FactType.YES_NO:
            choices = [("yes", _("Yes")), ("no", _("No")), unknown]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **shared)
        case FactType.CHOICE:
            stack = forms.RadioSelect(attrs={"data-layout": "stack"})
            return forms.ChoiceField(choices=[*options, unknown], widget=stack, **shared)
        case FactType.SET:
            choices = [*options, (NONE, _("None of these")), unknown]
            return OptionsField(choices=choices, widget=forms.CheckboxSelectMultiple, **shared)
        case FactType.DATE:
            return forms.DateField(**shared)
        case FactType.NUMBER:
            return forms.DecimalField(**shared)
        case FactType.TEXT:
            return forms.CharField(max_length=2000, **shared)


def _shown(fact: Fact, values: frozenset[str] | None) -> Any:
    """The choice that stands for a known answer."""
    if fact.type is FactType.SET:
        return [UNKNOWN] if values is None else sorted(values) or [NONE]
    return UNKNOWN if values is None else next(iter(values), None)


def _values(fact: Fact, value: Any) -> frozenset[str] | None:
    chosen = value if isinstance(value, list) else [str(value)]
    if UNKNOWN in chosen:
        return None
    return frozenset(chosen) - {NONE}
