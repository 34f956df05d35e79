"""A question as the page shows it, and two texts to choose from after a conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse

from assessments.answers import State, Value
from assessments.models import Answer, Assessment
from assessments.questionnaire import (
    Kind,
    Lack,
    Question,
    Section,
    shown_in,
)
from assessments.reading import ReadAnswer, read_answer
from assessments.screens.controls import Choice, Control, Row, columns, plain_control, row_of, rows
from assessments.screens.words import LACK_WORDS, STATE_WORDS, Word
from registry.texts import local

if TYPE_CHECKING:
    from assessments.errors import Conflict


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
        control=plain_control(question, value, errors),
        controls=columns(question, value if isinstance(value, Mapping) else {}, question.id, errors)
        if question.kind is Kind.GROUP
        else (),
        rows=rows(question, value, more_rows, errors),
        blank=row_of(question, {}, "__row__", {}) if question.kind is Kind.TABLE else None,
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
