"""Pages of the assessments: lists, filling in, reading, and the steps from start to signature."""

from assessments.views.filling import answer, section
from assessments.views.life import review, start, submit, withdraw
from assessments.views.lists import my_assessments, overview
from assessments.views.reading import assessment, history, reading

__all__ = [
    "answer",
    "assessment",
    "history",
    "my_assessments",
    "overview",
    "reading",
    "review",
    "section",
    "start",
    "submit",
    "withdraw",
]
