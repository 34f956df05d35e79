"""Where one is in a questionnaire: sections with their progress, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from assessments.answers import Given, State
from assessments.models import Assessment
from assessments.questionnaire import (
    Count,
    Gap,
    Lack,
    Section,
    gaps_in,
    is_covered,
    progress,
    shown_in,
)
from assessments.screens.words import LACK_WORDS, Word
from registry.texts import local

if TYPE_CHECKING:
    from assessments.questionnaire import Questionnaire


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
