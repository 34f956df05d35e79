"""Assessments as they were filled in: every question with its answer, and where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.answers import State
from assessments.reading import read
from assessments.services.prefilling import REGISTER
from obligations.dossier import contents as c

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from assessments.models import Assessment
    from assessments.reading import ReadAnswer, Reading, ReadSection
    from obligations.dossier.gather.people import Directory
    from people.models import User


def assessment(row: Assessment, people: Directory, language: str) -> c.Assessment:
    form = read(row, language)
    authors = dict(row.answers.values_list("question", "updated_by"))
    return c.Assessment(
        instrument=form.instrument,
        title=form.title,
        short=form.short,
        version=form.version,
        status=str(row.get_status_display()),
        final=row.is_signed,
        answered=form.done,
        total=form.total,
        started_at=form.started_at,
        review_on=form.review_on,
        sha256=form.content_hash,
        signatures=tuple(_signatures(row, form, people)),
        sections=tuple(_section(section, authors, people) for section in form.sections),
    )


def _signatures(row: Assessment, form: Reading, people: Directory) -> Iterator[c.Signature]:
    steps: tuple[tuple[str, User | None, datetime | None, str], ...] = (
        (_("Started"), row.started_by, row.started_at, ""),
        (_("Submitted"), row.submitted_by, row.submitted_at, ""),
        (_("Sent back"), row.reviewed_by if form.reason else None, row.reviewed_at, form.reason),
        (_("Signed"), row.signed_by, row.signed_at, ""),
    )
    for what, by, at, remark in steps:
        if by and at:
            yield c.Signature(what=what, by=people.person(by), at=at, remark=remark)


def _section(section: ReadSection, authors: dict[str, int], people: Directory) -> c.Section:
    return c.Section(
        number=section.letter,
        title=section.title,
        covered=section.is_covered,
        questions=tuple(_question(answer, authors.get(answer.id), people) for answer in section.answers),
    )


def _question(read_one: ReadAnswer, author: int | None, people: Directory) -> c.Question:
    return c.Question(
        number=read_one.number,
        text=read_one.text,
        article=read_one.article,
        required=read_one.is_required,
        answer=None if _is_unanswered(read_one) else _answer(read_one, author, people),
    )


def _is_unanswered(read_one: ReadAnswer) -> bool:
    return read_one.state is State.EMPTY or (read_one.is_blank and not _words(read_one) and not read_one.reason)


def _answer(read_one: ReadAnswer, author: int | None, people: Directory) -> c.Answer:
    table = read_one.table
    return c.Answer(
        text="\n".join(read_one.lines),
        pairs=read_one.pairs,
        table=c.Table(columns=table.head, rows=table.rows) if table else None,
        state=_words(read_one),
        reason=read_one.reason,
        by=people.by_id(author, read_one.author),
        at=read_one.at,
        taken_from=_("the register") if read_one.origin == REGISTER else read_one.origin,
    )


def _words(read_one: ReadAnswer) -> str:
    """What a state says that the answer itself does not."""
    return {
        State.CONCEPT: _("Draft"),
        State.UNKNOWN: _("I don't know"),
        State.NOT_APPLICABLE: _("Not applicable"),
        State.LATER: _("Answer later"),
    }.get(read_one.state, "")
