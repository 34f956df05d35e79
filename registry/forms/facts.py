"""Questions of one page as a form: made from the vocabulary, turned back into answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from registry.facts import FactType
from registry.forms.fields import day_field
from registry.texts import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.forms import BoundField
    from django.http import QueryDict

    from registry.facts import Fact
    from registry.services.known import Known

UNKNOWN, NONE, VALUE = "unknown", "none", "value"
# Facts that are chosen first ("on this day", "not yet", "I don't know") and then given.
GIVEN = (FactType.DATE, FactType.NUMBER)
MOST_LETTERS = 2000


@dataclass(frozen=True)
class Question:
    """A question on screen; a date or number has a second field for the value itself."""

    fact: Fact
    field: BoundField
    value: BoundField | None


class FactsForm(forms.Form):
    """A field per fact. What is left empty is no answer; "weet ik niet" is one.

    `half`: somebody is still filling in, so that a date that is not given yet is no mistake.
    """

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        facts: Iterable[Fact],
        known: Mapping[str, Known],
        half: bool = False,
    ) -> None:
        self.half = half
        self.facts = {fact.id: fact for fact in facts}
        super().__init__(data, initial=_initial(self.facts.values(), known))
        for fact in self.facts.values():
            self.fields[fact.id] = _field(fact)
            if fact.type in GIVEN:
                self.fields[_value_of(fact.id)] = _value_field(fact)

    def questions(self) -> Iterator[Question]:
        for name, fact in self.facts.items():
            yield Question(fact, self[name], self[_value_of(name)] if fact.type in GIVEN else None)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in () if self.half else self._without_value(data):
            is_date = self.facts[name].type is FactType.DATE
            self.add_error(_value_of(name), _("Give the date.") if is_date else _("Give the number."))
        return data

    def _without_value(self, data: Mapping[str, Any]) -> list[str]:
        """Dates and numbers that were chosen to be given, and are not there."""
        return [
            name
            for name, fact in self.facts.items()
            if fact.type in GIVEN and data.get(name) == VALUE and data.get(_value_of(name)) is None
            if _value_of(name) not in self.errors
        ]

    def answers(self) -> dict[str, frozenset[str] | None]:
        """What was answered: values per fact, None for "weet ik niet"."""
        data = self.cleaned_data
        given = {name: data.get(name) for name in self.facts if name not in self._without_value(data)}
        return {
            name: _values(self.facts[name], value, data.get(_value_of(name)))
            for name, value in given.items()
            if value not in (None, "", [])
        }


class OptionsField(forms.MultipleChoiceField):
    """Several options, or one of "none of these" and "I don't know"."""

    def clean(self, value: Any) -> Any:
        chosen: list[str] = super().clean(value)
        if len(chosen) > 1 and {NONE, UNKNOWN} & set(chosen):
            raise forms.ValidationError(_("Choose either what applies, or one of the last two."))
        return chosen


def _value_of(name: str) -> str:
    return f"{name}-{VALUE}"


def _field(fact: Fact) -> forms.Field:
    shared: dict[str, Any] = {"label": local(fact.question), "help_text": local(fact.help), "required": False}
    field = _make(fact, shared)
    setattr(field, "mark_optional", False)  # noqa: B010  that a question may stay empty is said once, for the page
    field.widget.attrs["data-question"] = True
    return field


def _make(fact: Fact, shared: dict[str, Any]) -> forms.Field:
    options = [(option.id, local(option.label)) for option in fact.options]
    unknown = (UNKNOWN, _("I don't know"))
    stack = forms.RadioSelect(attrs={"data-layout": "stack"})
    match fact.type:
        case FactType.YES_NO:
            choices = [("yes", _("Yes")), ("no", _("No")), unknown]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **shared)
        case FactType.CHOICE:
            return forms.ChoiceField(choices=[*options, unknown], widget=stack, **shared)
        case FactType.SET:
            choices = [*options, (NONE, _("None of these")), unknown]
            return OptionsField(choices=choices, widget=forms.CheckboxSelectMultiple, **shared)
        case FactType.DATE:
            choices = [(VALUE, _("On this date")), (NONE, _("Not yet")), unknown]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **shared)
        case FactType.NUMBER:
            return forms.ChoiceField(choices=[(VALUE, _("This number")), unknown], widget=forms.RadioSelect, **shared)
        case FactType.TEXT:
            return forms.CharField(max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 3}), **shared)


def _value_field(fact: Fact) -> forms.Field:
    if fact.type is FactType.DATE:
        field: forms.Field = day_field(label=_("Date"))
    else:
        field = forms.DecimalField(label=_("Number"), required=False, min_value=0, max_value=100_000)
    setattr(field, "mark_optional", False)  # noqa: B010
    return field


def _initial(facts: Iterable[Fact], known: Mapping[str, Known]) -> dict[str, Any]:
    """What is known, as the form shows it; what is merely presumed is not filled in."""
    initial: dict[str, Any] = {}
    for fact in facts:
        if fact.id in known:
            values = known[fact.id].values
            initial[fact.id] = _shown(fact, values)
            if fact.type in GIVEN and values:
                initial[_value_of(fact.id)] = min(values)
    return initial


def _shown(fact: Fact, values: frozenset[str] | None) -> Any:
    """The choice that stands for a known answer."""
    if fact.type is FactType.SET:
        return [UNKNOWN] if values is None else sorted(values) or [NONE]
    if fact.type in GIVEN and values is not None:
        return VALUE if values else NONE
    return UNKNOWN if values is None else next(iter(values), None)


def _values(fact: Fact, value: Any, given: Any) -> frozenset[str] | None:
    chosen = value if isinstance(value, list) else [str(value)]
    if UNKNOWN in chosen and fact.type is not FactType.TEXT:
        return None
    if chosen == [VALUE] and fact.type in GIVEN:
        return frozenset({given.isoformat() if fact.type is FactType.DATE else f"{given.normalize():f}"})
    return frozenset(chosen) - ({NONE} if fact.type is not FactType.TEXT else set())
