"""What the pages of a questionnaire show, ready for the templates."""

from assessments.screens.controls import row_screen
from assessments.screens.questions import Typed, conflict_screen, question_screens
from assessments.screens.rail import (
    first_open_section,
    gap_screens,
    has_begun,
    link,
    neighbours,
    rail,
    section_url,
    titled,
    total,
    unknown_screens,
)

__all__ = [
    "Typed",
    "conflict_screen",
    "first_open_section",
    "gap_screens",
    "has_begun",
    "link",
    "neighbours",
    "question_screens",
    "rail",
    "row_screen",
    "section_url",
    "titled",
    "total",
    "unknown_screens",
]
