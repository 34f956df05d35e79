"""The fields of a question, ready for the templates: plain ones, choices, and rows of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assessments.answers import Value
from assessments.questionnaire import (
    Column,
    Kind,
    Option,
    Question,
)
from assessments.screens.words import YES_NO, Word
from assessments.values import LONGEST
from registry.texts import local
from ui.days import short

SIZE_OF_LEVELS = {"low": 1, "medium": 2, "high": 3}


@dataclass(frozen=True)
class Choice:
    id: str
    value: str
    label: Word
    is_chosen: bool


@dataclass(frozen=True)
class ChoiceGroup:
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Control:
    """One field to type in or choose from."""

    name: str
    kind: str
    label: str
    value: Value = ""
    groups: tuple[ChoiceGroup, ...] = ()
    unit: str = ""
    hint: str = ""
    error: str = ""
    longest: int = 0

    @property
    def id(self) -> str:
        return "id_" + self.name.replace(".", "_")

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for group in self.groups for choice in group.choices)

    @property
    def described_by(self) -> str:
        ids = [f"{self.id}_error"] if self.error else []
        return " ".join([*ids, *([f"{self.id}_helptext"] if self.hint else [])])


@dataclass(frozen=True)
class Row:
    """A row of a table: its fields, and what it says in short."""

    index: str
    controls: tuple[Control, ...]
    question_id: str

    @property
    def parts(self) -> list[RowPart]:
        return [part for control in self.controls if (part := _row_part(control)).text]

    @property
    def has_error(self) -> bool:
        return any(control.error for control in self.controls)

    @property
    def name(self) -> str:
        """The prefix of its fields, which a button sends to take the row away."""
        return f"{self.question_id}.{self.index}"


@dataclass(frozen=True)
class RowPart:
    label: str
    text: str
    level: int = 0


def plain_control(question: Question, value: Value, errors: Mapping[str, str]) -> Control | None:
    if question.kind in (Kind.GROUP, Kind.TABLE):
        return None
    return Control(
        name=question.id,
        kind=question.kind.value,
        label=local(question.text),
        value=value if value is not None else "",
        groups=_choice_groups(question, value),
        unit=local(question.unit),
        hint=local(question.hint),
        error=errors.get(question.id, ""),
        longest=LONGEST.get(question.kind, 0),
    )


def _choice_groups(question: Question, value: Value) -> tuple[ChoiceGroup, ...]:
    if not question.groups:
        return _one_group(question.id, question.kind, question.options, value)
    return tuple(
        ChoiceGroup(
            local(group.label),
            _choices(question.id, tuple(o for o in question.options if o.group == group.id), value),
        )
        for group in question.groups
    )


def _one_group(name: str, kind: Kind, options: tuple[Option, ...], value: Value) -> tuple[ChoiceGroup, ...]:
    if kind is Kind.YES_NO:
        choices = tuple(Choice(_choice_id(name, id_), id_, word, id_ == value) for id_, word in YES_NO.items())
        return (ChoiceGroup("", choices),)
    return (ChoiceGroup("", _choices(name, options, value)),) if options else ()


def _choices(name: str, options: tuple[Option, ...], value: Value) -> tuple[Choice, ...]:
    chosen = set(value) if isinstance(value, list) else {value} if isinstance(value, str) else set()
    return tuple(Choice(_choice_id(name, o.id), o.id, local(o.label), o.id in chosen) for o in options)


def _choice_id(name: str, option: str) -> str:
    return f"id_{name}_{option}".replace(".", "_")


def columns(
    question: Question, value: Mapping[str, Value], prefix: str, errors: Mapping[str, str]
) -> tuple[Control, ...]:
    return tuple(_column(column, value.get(column.id), prefix, errors) for column in question.columns)


def _column(column: Column, value: Value, prefix: str, errors: Mapping[str, str]) -> Control:
    name = f"{prefix}.{column.id}"
    return Control(
        name=name,
        kind=column.kind.value,
        label=local(column.label),
        value=value if value is not None else "",
        groups=_one_group(name, column.kind, column.options, value),
        unit=local(column.unit),
        hint=local(column.hint),
        error=errors.get(name, ""),
        longest=LONGEST.get(column.kind, 0),
    )


def rows(question: Question, value: Value, more: int, errors: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows of a table: at least one to type in, and one more when asked for."""
    if question.kind is not Kind.TABLE:
        return ()
    rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
    blank: list[Mapping[str, Value]] = [{}] * (more or (0 if rows else 1))
    return tuple(row_of(question, row, str(index), errors) for index, row in enumerate([*rows, *blank]))


def row_of(question: Question, row: Mapping[str, Value], index: str, errors: Mapping[str, str]) -> Row:
    return Row(index, columns(question, row, f"{question.id}.{index}", errors), question.id)


def _row_part(control: Control) -> RowPart:
    if control.groups:
        text = ", ".join(str(choice.label) for choice in control.choices if choice.is_chosen)
        is_level = {choice.value for choice in control.choices} == set(SIZE_OF_LEVELS)
        return RowPart(control.label, text, SIZE_OF_LEVELS.get(str(control.value), 0) if is_level else 0)
    if control.kind == Kind.DATE:
        return RowPart(control.label, _day(str(control.value)))
    return RowPart(control.label, str(control.value).strip())


def _day(value: str) -> str:
    try:
        return short(date.fromisoformat(value))
    except ValueError:
        return value


def row_screen(question: Question, row: Mapping[str, Value], index: str) -> Row:
    """A row as it was just typed."""
    return row_of(question, row, index, {})
