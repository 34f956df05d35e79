"""An assessment as one frozen reading: for the read view, and for the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import formats, translation

from assessments.answers import Given, State, Value, is_filled
from assessments.models import Answer, AnswerRevision, Assessment
from assessments.questionnaire import Column, Count, Kind, Option, Question, Section, is_covered, progress, shown_in

if TYPE_CHECKING:
    from registry.datafile import Text

YES_NO = {"nl": {"yes": "Ja", "no": "Nee"}, "en": {"yes": "Yes", "no": "No"}}


@dataclass(frozen=True)
class ReadTable:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ReadAnswer:
    """One question with its answer, in one language. `lines` for text, `pairs` for a few fields, `table` for rows."""

    id: str
    number: str
    text: str
    article: str
    state: State
    lines: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    table: ReadTable | None = None
    reason: str = ""
    origin: str = ""
    author: str = ""
    at: datetime | None = None
    revision: int = 0
    is_required: bool = False

    is_list: bool = False  # whether `lines` are chosen options rather than lines of text

    @property
    def is_blank(self) -> bool:
        return not (self.lines or self.pairs or self.table)

    @property
    def labelled_rows(self) -> list[list[tuple[str, str]]]:
        """The rows of the table, each cell with the head of its column."""
        if self.table is None:
            return []
        return [list(zip(self.table.head, row, strict=True)) for row in self.table.rows]


@dataclass(frozen=True)
class ReadSection:
    id: str
    letter: str
    title: str
    intro: str
    answers: tuple[ReadAnswer, ...]
    done: int
    total: int
    is_covered: bool  # answered by reference to another assessment


@dataclass(frozen=True)
class Reading:
    """A whole assessment: what it is, who did what when, and every shown question with its answer."""

    id: int
    instrument: str
    title: str
    short: str
    article: str
    version: str
    status: str
    use_case: str
    started_by: str
    started_at: datetime
    submitted_by: str
    submitted_at: datetime | None
    reviewed_by: str
    reviewed_at: datetime | None
    reason: str
    signed_by: str
    signed_at: datetime | None
    content_hash: str
    review_on: date | None
    withdrawn_at: datetime | None
    withdrawn_reason: str
    done: int
    total: int
    sections: tuple[ReadSection, ...]


def read(assessment: Assessment, language: str = "nl") -> Reading:
    """Read an assessment out in one language. Hidden questions are left out."""
    questionnaire = assessment.questionnaire
    answers = {answer.question: answer for answer in assessment.answers.select_related("updated_by")}
    given = {question: answer.given for question, answer in answers.items()}
    so_far = progress(questionnaire, given)
    return Reading(
        id=assessment.pk,
        instrument=assessment.instrument,
        title=questionnaire.title.in_language(language),
        short=questionnaire.short.in_language(language),
        article=questionnaire.article.in_language(language),
        version=assessment.version,
        status=assessment.status,
        use_case=str(assessment.use_case),
        started_by=str(assessment.started_by),
        started_at=assessment.started_at,
        submitted_by=_name(assessment.submitted_by),
        submitted_at=assessment.submitted_at,
        reviewed_by=_name(assessment.reviewed_by),
        reviewed_at=assessment.reviewed_at,
        reason=assessment.reason,
        signed_by=_name(assessment.signed_by),
        signed_at=assessment.signed_at,
        content_hash=assessment.content_hash,
        review_on=assessment.review_on,
        withdrawn_at=assessment.withdrawn_at,
        withdrawn_reason=assessment.withdrawn_reason,
        done=so_far.total.done,
        total=so_far.total.total,
        sections=tuple(
            _section(section, answers, given, so_far.sections[section.id], language)
            for section in questionnaire.sections
        ),
    )


def _name(person: object | None) -> str:
    return str(person) if person else ""


def _section(
    section: Section, answers: Mapping[str, Answer], given: Mapping[str, Given], count: Count, language: str
) -> ReadSection:
    return ReadSection(
        id=section.id,
        letter=section.letter,
        title=section.title.in_language(language),
        intro=section.intro.in_language(language),
        answers=tuple(
            read_answer(question, answers.get(question.id), language) for question in shown_in(section, given)
        ),
        done=count.done,
        total=count.total,
        is_covered=is_covered(section, given),
    )


def read_answer(question: Question, answer: Answer | None, language: str) -> ReadAnswer:
    """One question with its answer, or without one."""
    shape = display(question, answer.value if answer else None, language)
    return ReadAnswer(
        id=question.id,
        number=question.number,
        text=question.text.in_language(language),
        article=question.article.in_language(language),
        state=State(answer.state) if answer else State.EMPTY,
        lines=shape.lines,
        pairs=shape.pairs,
        table=shape.table,
        reason=answer.reason if answer else "",
        origin=answer.origin if answer else "",
        author=str(answer.updated_by) if answer else "",
        at=answer.updated_at if answer else None,
        revision=answer.revision if answer else 0,
        is_required=question.required,
        is_list=question.kind is Kind.MULTI,
    )


def read_revision(question: Question, row: AnswerRevision, language: str) -> ReadAnswer:
    """One version of an answer."""
    draft = Answer(
        value=row.value,
        state=row.state,
        reason=row.reason,
        origin=row.origin,
        revision=row.revision,
        updated_by=row.by,
        updated_at=row.at,
    )
    return read_answer(question, draft, language)


@dataclass(frozen=True)
class Shape:
    """A value ready to show."""

    lines: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    table: ReadTable | None = None


def display(question: Question, value: Value, language: str) -> Shape:
    """Turn a stored value into words."""
    if not is_filled(value):
        return Shape()
    if question.kind is Kind.TABLE:
        return Shape(table=_table(question, value, language))
    if question.kind is Kind.GROUP:
        return Shape(pairs=_pairs(question, value, language))
    return Shape(lines=_lines(question.kind, question.options, question.unit, value, language))


def _table(question: Question, rows: list[dict[str, Value]], language: str) -> ReadTable:
    return ReadTable(
        head=tuple(column.label.in_language(language) for column in question.columns),
        rows=tuple(tuple(_cell(column, row.get(column.id), language) for column in question.columns) for row in rows),
    )


def _pairs(question: Question, value: dict[str, Value], language: str) -> tuple[tuple[str, str], ...]:
    cells = (
        (column.label.in_language(language), _cell(column, value.get(column.id), language))
        for column in question.columns
    )
    return tuple((label, text) for label, text in cells if text)


def _cell(column: Column, value: Value, language: str) -> str:
    if not is_filled(value):
        return ""
    lines = _lines(column.kind, column.options, column.unit, value, language)
    return ", ".join(lines) if column.kind is Kind.MULTI else "\n".join(lines)


def _lines(kind: Kind, options: tuple[Option, ...], unit: Text | None, value: Value, language: str) -> tuple[str, ...]:
    if kind is Kind.MULTI:
        return tuple(option.label.in_language(language) for option in options if option.id in value)
    if kind is Kind.CHOICE:
        return tuple(option.label.in_language(language) for option in options if option.id == value)
    if kind is Kind.YES_NO:
        return (YES_NO[_known(language)][value],)
    if kind is Kind.DATE:
        return (_day(date.fromisoformat(value), language),)
    if kind is Kind.NUMBER:
        return (f"{_number(value, language)} {unit.in_language(language) if unit else ''}".strip(),)
    return tuple(str(value).split("\n"))


def _known(language: str) -> str:
    return "en" if language.lower().startswith("en") else "nl"


def _day(day: date, language: str) -> str:
    with translation.override(_known(language)):
        return formats.date_format(day, "j F Y")


def _number(value: str, language: str) -> str:
    with translation.override(_known(language)):
        return formats.number_format(Decimal(value), force_grouping=True)
