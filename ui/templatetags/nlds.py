"""What the form pack `nlds` asks of a field."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField, widgets
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

register = template.Library()

ROW_CHOICES, ROW_LETTERS = 4, 24
CLASSES: tuple[tuple[type[widgets.Widget], str], ...] = (
    (widgets.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (widgets.Select, "utrecht-select utrecht-select--html-select"),
    (widgets.FileInput, "file-input"),
    (widgets.Input, "utrecht-textbox utrecht-textbox--html-input"),
)


@register.filter
def control(field: BoundField) -> SafeString:
    """The field's own element with the class of the design system."""
    widget = field.field.widget
    name = f"{_class_of(widget)} {widget.attrs.get('class', '')}".strip()
    if str(widget.attrs.get("placeholder", "")).startswith(str(field.label)):  # says what the label says
        del widget.attrs["placeholder"]
    return field.as_widget(attrs={"class": name} if name else None)


def _class_of(widget: widgets.Widget) -> str:
    if isinstance(widget, widgets.CheckboxInput | widgets.MultiWidget):
        return ""
    kind = getattr(widget, "input_type", "")
    name = next((name for base, name in CLASSES if isinstance(widget, base)), "")
    return f"{name} control--{kind}" if kind in ("date", "number", "time", "datetime-local") else name


@register.filter
def is_choice_group(field: BoundField) -> bool:
    return isinstance(field.field.widget, widgets.RadioSelect | widgets.CheckboxSelectMultiple)


@register.filter
def is_single_checkbox(field: BoundField) -> bool:
    return isinstance(field.field.widget, widgets.CheckboxInput)


@register.filter
def is_question(field: BoundField) -> bool:
    return bool(field.field.widget.attrs.get("data-question"))


@register.filter
def is_optional(field: BoundField) -> bool:
    """Whether to say that the field may stay empty; questionnaires leave it out."""
    marked = getattr(field.field, "mark_optional", not is_question(field))
    return bool(marked) and not field.field.required and not field.field.disabled


@register.filter
def option_layout(field: BoundField) -> str:
    """Beside each other as equals when there are few and short ones."""
    chosen = field.field.widget.attrs.get("data-layout")
    if chosen:
        return str(chosen)
    if isinstance(field.field.widget, widgets.CheckboxSelectMultiple):
        return "grid"
    labels = [str(widget.choice_label) for widget in field.subwidgets]
    return "row" if len(labels) <= ROW_CHOICES and max(map(len, labels), default=0) <= ROW_LETTERS else "stack"


@register.filter
def focus_id(field: BoundField) -> str:
    """Where a link to the field should land: its control, or the first choice."""
    return f"{field.auto_id}_0" if is_choice_group(field) else field.id_for_label or field.auto_id


@register.filter
def error_count(form: BaseForm) -> int:
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def formset_error_count(formset: BaseFormSet[Any]) -> int:
    return int(formset.total_error_count())


@register.filter
def formset_error_title(formset: BaseFormSet[Any]) -> str:
    count = formset_error_count(formset)
    words = ngettext("There is %(count)s thing to correct", "There are %(count)s things to correct", count)
    return words % {"count": count}
