"""What the pages of a questionnaire show: questions, fields and progress, ready for the templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.answers import Given, State, Value
from assessments.models import Answer, Assessment
from assessments.questionnaire import (
    Column,
    Count,
    Gap,
    Kind,
    Lack,
    Option,
    Question,
    Section,
    gaps_in,
    is_covered,
    progress,
    shown_in,
)
from assessments.reading import ReadAnswer, read_answer
from assessments.values import LONGEST
from registry.texts import local
from ui.days import short

if TYPE_CHECKING:
    from assessments.errors import Conflict
    from assessments.questionnaire import Questionnaire

Word = str | Promise
# The states a person can choose; "empty" follows from typing nothing.
STATE_WORDS: dict[State, Word] = {
    State.DONE: _("I answer this question"),
    State.CONCEPT: _("Draft, I come back to it"),
    State.UNKNOWN: _("I don't know"),
    State.NOT_APPLICABLE: _("Not applicable"),
    State.LATER: _("I answer this later"),
}
LACK_WORDS: dict[Lack, Word] = {
    Lack.EMPTY: _("answer this question"),
    Lack.CONCEPT: _("finish your draft"),
    Lack.LATER: _("you would answer this later"),
    Lack.UNKNOWN: _("find out the answer, the law asks for it"),
    Lack.NO_REASON: _("say why it is not applicable"),
    Lack.PART: _("answer at least one question, or refer to the DPIA"),
}
YES_NO: dict[str, Word] = {"yes": _("Yes"), "no": _("No")}
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


@dataclass(frozen=True)
class Typed:
    """What somebody sent and could not be saved: it goes back on the screen as it was."""

    value: Value
    state: str = ""
    reason: str = ""
    revision: int | None = None
    errors: Mapping[str, str] = field(default_factory=dict)  # field -> words
    conflict: Conflict | None = None


@dataclass(frozen=True)
class QuestionScreen:
    """One question on the page where it is answered."""

    question: Question
    answer: Answer | None
    control: Control | None
    controls: tuple[Control, ...]
    rows: tuple[Row, ...]
    blank: Row | None
    state: str
    reason: str
    revision: int
    urls: Mapping[str, str]
    errors: Mapping[str, str]
    conflict: ConflictScreen | None
    lack: Word

    @property
    def id(self) -> str:
        return self.question.id

    @property
    def number(self) -> str:
        return self.question.number

    @property
    def text(self) -> str:
        return local(self.question.text)

    @property
    def hint(self) -> str:
        return local(self.question.hint)

    @property
    def help(self) -> str:
        return local(self.question.help)

    @property
    def example(self) -> str:
        return local(self.question.example)

    @property
    def article(self) -> str:
        return local(self.question.article)

    @property
    def row_word(self) -> str:
        return local(self.question.row)

    @property
    def kind(self) -> str:
        return self.question.kind.value

    @property
    def is_fieldset(self) -> bool:
        """Whether it has more than one field, which then need a common name."""
        return self.kind in (Kind.GROUP, Kind.TABLE, Kind.CHOICE, Kind.MULTI, Kind.YES_NO)

    @property
    def states(self) -> list[Choice]:
        chosen = self.state if self.state != State.EMPTY else State.DONE
        return [
            Choice(f"id_{self.id}_state_{state}", state.value, word, state.value == chosen)
            for state, word in STATE_WORDS.items()
        ]

    @property
    def has_no_answer_state(self) -> bool:
        """Whether a state other than answering was chosen, so that the choice shows at once."""
        return self.state in (State.UNKNOWN, State.NOT_APPLICABLE, State.LATER, State.CONCEPT)

    @property
    def error(self) -> str:
        return " ".join(dict.fromkeys(self.errors.values()))

    @property
    def earlier(self) -> int:
        return max(self.revision - 1, 0)

    @property
    def from_register(self) -> bool:
        return bool(self.answer and self.answer.origin == "register")


@dataclass(frozen=True)
class ConflictScreen:
    """Two texts for one answer, to choose from."""

    question: Question
    mine: ReadAnswer
    theirs: ReadAnswer
    mine_text: str
    theirs_text: str
    merged_text: str

    @property
    def is_text(self) -> bool:
        """Whether the other answer can be put into the field; else the page is read again."""
        return self.question.kind in (Kind.TEXT, Kind.SHORT, Kind.PERSON, Kind.DATE, Kind.NUMBER)

    @property
    def can_merge(self) -> bool:
        return self.question.kind is Kind.TEXT


def conflict_screen(conflict: Conflict, language: str) -> ConflictScreen:
    question, mine, theirs = conflict.question, conflict.mine, conflict.theirs
    draft = Answer(value=mine.value, state=mine.state.value, reason=mine.reason, updated_by=theirs.updated_by)
    texts = [part if isinstance(part, str) else "" for part in (mine.value, theirs.value)]
    return ConflictScreen(
        question=question,
        mine=read_answer(question, draft, language),
        theirs=read_answer(question, theirs, language),
        mine_text=texts[0],
        theirs_text=texts[1],
        merged_text="\n\n".join(filter(None, reversed(texts))),
    )


@dataclass(frozen=True)
class RailItem:
    section: Section
    count: Count
    url: str
    is_current: bool
    is_covered: bool

    @property
    def title(self) -> str:
        return titled(self.section)

    @property
    def tick(self) -> str:
        if self.is_covered or (self.count.is_complete and self.count.total):
            return "yes"
        return "half" if self.count.has_begun else "todo"


@dataclass(frozen=True)
class GapScreen:
    """One thing that is missing, with the place to do it."""

    label: str
    word: Word
    url: str
    text: str

    @property
    def check_url(self) -> str:
        """The same place, with what is missing marked at each question."""
        page, _hash, place = self.url.partition("#")
        return f"{page}?check=1#{place}" if place else f"{page}?check=1"


def titled(section: Section) -> str:
    title = local(section.title)
    return f"{section.letter}. {title}" if section.letter else title


def rail(assessment: Assessment, given: Mapping[str, Given], current: str = "") -> list[RailItem]:
    so_far = progress(assessment.questionnaire, given)
    return [
        RailItem(
            section=section,
            count=so_far.sections[section.id],
            url=section_url(assessment, section),
            is_current=section.id == current,
            is_covered=is_covered(section, given),
        )
        for section in assessment.questionnaire.sections
    ]


def section_url(assessment: Assessment, section: Section) -> str:
    return reverse("assessments:section", args=[assessment.pk, section.id])


def gap_screens(assessment: Assessment, gaps: tuple[Gap, ...]) -> list[GapScreen]:
    return [_gap_screen(assessment, gap) for gap in gaps]


def _gap_screen(assessment: Assessment, gap: Gap) -> GapScreen:
    url = section_url(assessment, gap.section)
    if gap.question is None:
        return GapScreen(titled(gap.section), LACK_WORDS[gap.lack], url, "")
    return GapScreen(
        gap.question.number, LACK_WORDS[gap.lack], f"{url}#answer-{gap.question.id}", local(gap.question.text)
    )


def first_open_section(questionnaire: Questionnaire, given: Mapping[str, Given]) -> Section:
    """Where to go on: the first section with something missing, else the first with an open question."""
    for section in questionnaire.sections:
        if next(gaps_in(section, given), None):
            return section
    return questionnaire.sections[0]


def question_screens(
    assessment: Assessment,
    section: Section,
    answers: Mapping[str, Answer],
    *,
    typed: Mapping[str, Typed] | None = None,
    add_row: str = "",
    lacks: Mapping[str, Lack] | None = None,
    language: str = "nl",
) -> list[QuestionScreen]:
    """The questions of a section that are asked now, with what is known and what was just typed."""
    given = {id_: answer.given for id_, answer in answers.items()}
    return [
        _question_screen(
            assessment,
            question,
            answers.get(question.id),
            typed=(typed or {}).get(question.id),
            more_rows=1 if add_row == question.id else 0,
            lack=LACK_WORDS[lacks[question.id]] if lacks and question.id in lacks else "",
            language=language,
        )
        for question in shown_in(section, given)
    ]


def _question_screen(
    assessment: Assessment,
    question: Question,
    answer: Answer | None,
    *,
    typed: Typed | None,
    more_rows: int,
    lack: Word,
    language: str,
) -> QuestionScreen:
    value = typed.value if typed else (answer.value if answer else None)
    errors = typed.errors if typed else {}
    revision = answer.revision if answer else 0
    return QuestionScreen(
        question=question,
        answer=answer,
        control=_plain_control(question, value, errors),
        controls=_columns(question, value if isinstance(value, Mapping) else {}, question.id, errors)
        if question.kind is Kind.GROUP
        else (),
        rows=_rows(question, value, more_rows, errors),
        blank=_row(question, {}, "__row__", {}) if question.kind is Kind.TABLE else None,
        state=typed.state if typed else (answer.state if answer else State.EMPTY),
        reason=typed.reason if typed else (answer.reason if answer else ""),
        revision=typed.revision if typed and typed.revision is not None else revision,
        urls={
            "save": reverse("assessments:answer", args=[assessment.pk, question.id]),
            "history": reverse("assessments:history", args=[assessment.pk, question.id]),
            "section": f"#answer-{question.id}",
        },
        errors=errors,
        conflict=conflict_screen(typed.conflict, language) if typed and typed.conflict else None,
        lack=lack,
    )


def _plain_control(question: Question, value: Value, errors: Mapping[str, str]) -> Control | None:
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


def _columns(
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


def _rows(question: Question, value: Value, more: int, errors: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows of a table: at least one to type in, and one more when asked for."""
    if question.kind is not Kind.TABLE:
        return ()
    rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
    blank: list[Mapping[str, Value]] = [{}] * (more or (0 if rows else 1))
    return tuple(_row(question, row, str(index), errors) for index, row in enumerate([*rows, *blank]))


def _row(question: Question, row: Mapping[str, Value], index: str, errors: Mapping[str, str]) -> Row:
    return Row(index, _columns(question, row, f"{question.id}.{index}", errors), question.id)


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
    return _row(question, row, index, {})


def has_begun(section: Section, given: Mapping[str, Given]) -> bool:
    """Whether anybody answered here: only then does the page say what is missing."""
    return any(question.id in given and given[question.id].state is not State.EMPTY for question in section.questions)


def total(assessment: Assessment, given: Mapping[str, Given]) -> Count:
    return progress(assessment.questionnaire, given).total


def neighbours(questionnaire: Questionnaire, section: Section) -> tuple[Section | None, Section | None]:
    """The section before and the one after."""
    sections = questionnaire.sections
    place = sections.index(section)
    before = sections[place - 1] if place else None
    return before, sections[place + 1] if place + 1 < len(sections) else None


def link(assessment: Assessment, section: Section) -> dict[str, str]:
    return {
        "url": section_url(assessment, section),
        "title": titled(section),
        "short": section.letter or local(section.title),
    }


def unknown_screens(assessment: Assessment, given: Mapping[str, Given]) -> list[GapScreen]:
    """Questions answered with "I don't know" that do not stand in the way: the reviewer sees them too."""
    return [
        _gap_screen(assessment, Gap(section, question, Lack.UNKNOWN))
        for section in assessment.questionnaire.sections
        for question in shown_in(section, given)
        if not question.required and question.id in given and given[question.id].state is State.UNKNOWN
    ]
