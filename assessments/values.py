"""From what a form sends to the value of an answer, refusing what does not fit. Pure: no Django, no database.

Names of fields: `d2` for a plain question, `b1.start` for a field in a group, `d3.0.risk` for one in a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Protocol

from assessments.answers import Value, is_filled
from assessments.questionnaire import Column, Kind, Option, Question

LONGEST = {Kind.TEXT: 20_000, Kind.SHORT: 500, Kind.PERSON: 200}
MOST_ROWS = 200
LARGEST = Decimal(10) ** 15
YES_NO = frozenset({"yes", "no"})


class Fault:
    """What can be wrong with a value; the words for people are in the interface."""

    TOO_LONG = "too_long"
    NO_OPTION = "no_option"
    NO_DATE = "no_date"
    NO_NUMBER = "no_number"
    TOO_MANY_ROWS = "too_many_rows"
    WRONG_TYPE = "wrong_type"


class ValueFault(Exception):
    """A value does not fit its question."""

    def __init__(self, code: str, field: str, limit: int = 0) -> None:
        super().__init__(f"{field}: {code}")
        self.code = code
        self.field = field
        self.limit = limit


class FormData(Protocol):
    """What a form sent: one name may have several values."""

    def getlist(self, key: str) -> list[str]: ...

    def __iter__(self) -> object: ...


@dataclass(frozen=True)
class Field:
    """A question or column, seen as the place where one plain value is typed."""

    name: str
    kind: Kind
    options: tuple[Option, ...]


def is_sent(question: Question, data: Mapping[str, object]) -> bool:
    """Whether the form held this question at all; a group of unticked boxes sends only its state."""
    prefix = f"{question.id}."
    return any(name == question.id or name.startswith(prefix) for name in data)


def from_form(question: Question, data: FormData) -> Value:
    """The raw value of a question as the form sent it, not yet checked."""
    if question.kind is Kind.GROUP:
        return {column.id: _raw(data, f"{question.id}.{column.id}", column.kind) for column in question.columns}
    if question.kind is Kind.TABLE:
        return [_raw_row(question, index, data) for index in row_indexes(question, data)]
    return _raw(data, question.id, question.kind)


def row_indexes(question: Question, data: FormData) -> list[int]:
    """The numbers of the rows that a form sent for a table, in order."""
    pattern = re.compile(rf"{re.escape(question.id)}\.(\d{{1,4}})\.[a-z0-9_]+\Z")
    matches = (pattern.match(name) for name in data)  # type: ignore[attr-defined]
    return sorted({int(match[1]) for match in matches if match})


def _raw_row(question: Question, index: int, data: FormData) -> dict[str, Value]:
    return {column.id: _raw(data, f"{question.id}.{index}.{column.id}", column.kind) for column in question.columns}


def _raw(data: FormData, name: str, kind: Kind) -> Value:
    sent = data.getlist(name)
    return sent if kind is Kind.MULTI else (sent[-1] if sent else "")


def clean(question: Question, raw: Value) -> Value:
    """Check a raw value against its question; give it in the one form in which it is kept."""
    if question.kind is Kind.GROUP:
        return _clean_columns(question, raw, question.id)
    if question.kind is Kind.TABLE:
        return _clean_rows(question, raw)
    return _clean_field(Field(question.id, question.kind, question.options), raw)


def _clean_rows(question: Question, raw: Value) -> list[dict[str, Value]]:
    if not isinstance(raw, list):
        raise ValueFault(Fault.WRONG_TYPE, question.id)
    rows = [_clean_columns(question, row, f"{question.id}.{index}") for index, row in enumerate(raw[: MOST_ROWS + 1])]
    if len(rows) > MOST_ROWS:
        raise ValueFault(Fault.TOO_MANY_ROWS, question.id, MOST_ROWS)
    return [row for row in rows if is_filled(row)]


def _clean_columns(question: Question, raw: Value, prefix: str) -> dict[str, Value]:
    if not isinstance(raw, Mapping):
        raise ValueFault(Fault.WRONG_TYPE, prefix)
    return {column.id: _clean_column(column, raw.get(column.id, ""), prefix) for column in question.columns}


def _clean_column(column: Column, raw: Value, prefix: str) -> Value:
    return _clean_field(Field(f"{prefix}.{column.id}", column.kind, column.options), raw)


def _clean_field(field: Field, raw: Value) -> Value:
    if field.kind is Kind.MULTI:
        return _clean_choices(field, raw)
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise ValueFault(Fault.WRONG_TYPE, field.name)
    text = tidy(raw, many_lines=field.kind is Kind.TEXT)
    return _clean_text(field, text) if text else ""


def _clean_text(field: Field, text: str) -> str:
    if field.kind in LONGEST:
        return _within(field, text)
    if field.kind is Kind.DATE:
        return _date(field, text)
    if field.kind is Kind.NUMBER:
        return _number(field, text)
    allowed = YES_NO if field.kind is Kind.YES_NO else {option.id for option in field.options}
    if text not in allowed:
        raise ValueFault(Fault.NO_OPTION, field.name)
    return text


def _clean_choices(field: Field, raw: Value) -> list[str]:
    chosen = [raw] if isinstance(raw, str) and raw else raw or []
    if not isinstance(chosen, list) or not all(isinstance(part, str) for part in chosen):
        raise ValueFault(Fault.WRONG_TYPE, field.name)
    known = [option.id for option in field.options]
    if set(chosen) - set(known):
        raise ValueFault(Fault.NO_OPTION, field.name)
    return [id_ for id_ in known if id_ in chosen]


def _within(field: Field, text: str) -> str:
    limit = LONGEST[field.kind]
    if len(text) > limit:
        raise ValueFault(Fault.TOO_LONG, field.name, limit)
    return text


def _date(field: Field, text: str) -> str:
    """2028-02-01, as browsers send it, or 1-2-2028, as people type it."""
    dutch = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text)
    try:
        day = date(int(dutch[3]), int(dutch[2]), int(dutch[1])) if dutch else date.fromisoformat(text)
    except ValueError as error:
        raise ValueFault(Fault.NO_DATE, field.name) from error
    return day.isoformat()


def _number(field: Field, text: str) -> str:
    """40000, 40.000 and 12,5 as people type them, kept with a decimal point."""
    plain = re.sub(r"[ .\u00a0\u202f](?=\d{3}(\D|\Z))", "", text).replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation as error:
        raise ValueFault(Fault.NO_NUMBER, field.name) from error
    if not number.is_finite() or abs(number) >= LARGEST:
        raise ValueFault(Fault.NO_NUMBER, field.name)
    return format(number.normalize(), "f")


def tidy(text: str, *, many_lines: bool) -> str:
    """Text without what no store or screen can hold: control characters and halves of a character pair."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in lines if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs"))
    return kept.strip() if many_lines else " ".join(kept.split())
