"""A questionnaire as data, and what follows from the answers: what is shown, needed, missing, and how far it is.

Pure: no Django, no database, no clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessments.answers import NOTHING, Answers, Given, State, Value, is_filled
from registry.datafile import Text


class Kind(StrEnum):
    """What an answer looks like."""

    TEXT = "text"
    SHORT = "short"
    YES_NO = "yes_no"
    CHOICE = "choice"
    MULTI = "multi"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    GROUP = "group"  # a few fields that make one answer, such as a start and an end
    TABLE = "table"  # the same fields in rows that can be added


@dataclass(frozen=True)
class Option:
    id: str
    label: Text
    group: str = ""


@dataclass(frozen=True)
class OptionGroup:
    id: str
    label: Text


@dataclass(frozen=True)
class Column:
    """A field inside a group or table."""

    id: str
    kind: Kind
    label: Text
    options: tuple[Option, ...] = ()
    unit: Text | None = None
    hint: Text | None = None


@dataclass(frozen=True)
class Question:
    id: str
    kind: Kind
    text: Text
    article: Text
    hint: Text | None = None
    help: Text | None = None
    example: Text | None = None
    options: tuple[Option, ...] = ()
    groups: tuple[OptionGroup, ...] = ()
    columns: tuple[Column, ...] = ()
    row: Text | None = None  # what one row of a table is called: "Risico"
    unit: Text | None = None
    required: bool = False
    show_if: Mapping[str, frozenset[str]] | None = None
    prefill: str = ""  # the field of the register that offers a first answer
    reuse: str = ""  # answers with the same key serve several instruments
    reference: str = ""  # the official number, for exchange

    @property
    def number(self) -> str:
        return self.id.upper()


@dataclass(frozen=True)
class Cover:
    """A part may be answered by reference: a row of `question` whose `column` names the part, with `proof` filled."""

    question: str
    column: str
    value: str
    proof: str

    def holds(self, answers: Answers) -> bool:
        given = answers.get(self.question, NOTHING)
        if not given.is_answered or not isinstance(given.value, list):
            return False
        return any(row.get(self.column) == self.value and is_filled(row.get(self.proof)) for row in given.value)


@dataclass(frozen=True)
class Section:
    id: str
    title: Text
    intro: Text
    questions: tuple[Question, ...]
    counted: bool = True  # whether its questions count in the total; the header comes from the register
    needs_answer: bool = False  # whether the law asks for this part
    cover: Cover | None = None
    lettered: bool = True

    @property
    def letter(self) -> str:
        return self.id.upper() if self.lettered else ""

    def question(self, question_id: str) -> Question | None:
        return next((question for question in self.questions if question.id == question_id), None)


@dataclass(frozen=True)
class Questionnaire:
    """One instrument in one version. A published version never changes."""

    instrument: str
    version: str
    title: Text
    short: Text
    lead: Text
    article: Text
    source: str
    reviewers: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def questions(self) -> Iterator[Question]:
        return (question for section in self.sections for question in section.questions)

    def question(self, question_id: str) -> Question | None:
        return next((question for question in self.questions if question.id == question_id), None)

    def section(self, section_id: str) -> Section | None:
        return next((section for section in self.sections if section.id == section_id), None)

    def section_of(self, question_id: str) -> Section | None:
        return next((section for section in self.sections if section.question(question_id)), None)


@dataclass(frozen=True)
class Count:
    done: int
    total: int

    def __add__(self, other: Count) -> Count:
        return Count(self.done + other.done, self.total + other.total)

    @property
    def is_complete(self) -> bool:
        return self.done == self.total

    @property
    def has_begun(self) -> bool:
        return self.done > 0


@dataclass(frozen=True)
class Progress:
    total: Count
    sections: Mapping[str, Count]


class Lack(StrEnum):
    """Why a question stands in the way of submitting."""

    EMPTY = "empty"
    CONCEPT = "concept"
    LATER = "later"
    UNKNOWN = "unknown"
    NO_REASON = "no_reason"
    PART = "part"


@dataclass(frozen=True)
class Gap:
    """Something that must be done before submitting or signing; without a question it is about the whole part."""

    section: Section
    question: Question | None
    lack: Lack


def facts(answers: Answers) -> dict[str, frozenset[str]]:
    """The answers that a condition may ask for: `g2` for a choice, `g2.status` for a field in a group."""
    return dict(_pairs(answers))


def _pairs(answers: Answers) -> Iterator[tuple[str, frozenset[str]]]:
    for question_id, given in answers.items():
        if not given.is_answered:
            continue
        if isinstance(given.value, Mapping):
            yield from ((f"{question_id}.{column}", _words(part)) for column, part in given.value.items())
        else:
            yield question_id, _words(given.value)


def _words(value: Value) -> frozenset[str]:
    if isinstance(value, list):
        return frozenset(part for part in value if isinstance(part, str))
    return frozenset([value]) if isinstance(value, str) else frozenset()


def is_shown(question: Question, known: Mapping[str, frozenset[str]]) -> bool:
    """Whether every condition of the question is met; what is unknown does not meet one."""
    conditions = question.show_if or {}
    return all(known.get(name, frozenset()) & allowed for name, allowed in conditions.items())


def shown(questionnaire: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    """The questions to ask. Answers to hidden questions are kept, but neither counted nor reported."""
    known = facts(answers)
    return tuple(question for question in questionnaire.questions if is_shown(question, known))


def shown_in(section: Section, answers: Answers) -> tuple[Question, ...]:
    known = facts(answers)
    return tuple(question for question in section.questions if is_shown(question, known))


def is_covered(section: Section, answers: Answers) -> bool:
    """Whether another assessment answers this part, by explicit reference."""
    return section.cover is not None and section.cover.holds(answers)


def required(questionnaire: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    """The questions that must be answered before submitting; a part that is covered needs none."""
    open_sections = (section for section in questionnaire.sections if not is_covered(section, answers))
    return tuple(question for section in open_sections for question in shown_in(section, answers) if question.required)


def unanswered(questionnaire: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    """The shown questions that are not settled, required or not."""
    return tuple(
        question for question in shown(questionnaire, answers) if not answers.get(question.id, NOTHING).is_settled
    )


def missing(questionnaire: Questionnaire, answers: Answers) -> tuple[Gap, ...]:
    """What stands in the way of submitting and signing, in the order of the form."""
    return tuple(gap for section in questionnaire.sections for gap in gaps_in(section, answers))


def gaps_in(section: Section, answers: Answers) -> Iterator[Gap]:
    """What is missing in one section: its questions, and the part as a whole if the law asks for it."""
    covered = is_covered(section, answers)
    found = []
    for question in shown_in(section, answers):
        lack = _lack(question, answers.get(question.id, NOTHING), is_needed=question.required and not covered)
        if lack is not None:
            found.append(Gap(section, question, lack))
    yield from found
    if section.needs_answer and not covered and not found and not _has_answer(section, answers):
        yield Gap(section, None, Lack.PART)


def _lack(question: Question, given: Given, *, is_needed: bool) -> Lack | None:
    """Drafts and promises hold up every form; an empty or unknown answer only where one is required."""
    if given.is_settled:
        return None
    if given.state is State.NOT_APPLICABLE:
        return Lack.NO_REASON
    if given.state in (State.CONCEPT, State.LATER):
        return Lack(given.state.value)
    if not is_needed:
        return None
    return Lack.UNKNOWN if given.state is State.UNKNOWN else Lack.EMPTY


def _has_answer(section: Section, answers: Answers) -> bool:
    return any(answers.get(question.id, NOTHING).is_answered for question in shown_in(section, answers))


def progress(questionnaire: Questionnaire, answers: Answers) -> Progress:
    """How many of the questions that are shown are settled, per section and in total."""
    sections = {section.id: count(section, answers) for section in questionnaire.sections}
    counted = (sections[section.id] for section in questionnaire.sections if section.counted)
    return Progress(total=sum(counted, Count(0, 0)), sections=sections)


def count(section: Section, answers: Answers) -> Count:
    asked = shown_in(section, answers)
    return Count(sum(answers.get(question.id, NOTHING).is_settled for question in asked), len(asked))
