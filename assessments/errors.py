"""What can stand in the way of a change to an assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessments.answers import Given
    from assessments.models import Answer
    from assessments.questionnaire import Gap, Question


class AssessmentError(Exception):
    """A change to an assessment that is refused."""


class AlreadyThere(AssessmentError):
    """The use case already has a live assessment of this kind."""


class Frozen(AssessmentError):
    """The assessment is submitted, signed or withdrawn; its answers no longer change."""


class NotSubmitted(AssessmentError):
    """Only a submitted assessment can be signed or sent back."""


class NotAllowed(AssessmentError):
    """This person may not do this: no reviewer here, or the one who submitted it (four eyes)."""


class ReasonNeeded(AssessmentError):
    """Sending back and withdrawing need a reason."""


class Incomplete(AssessmentError):
    """Something must be answered before submitting or signing."""

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        super().__init__(f"{len(gaps)} things missing")
        self.gaps = gaps


class Conflict(AssessmentError):
    """Somebody else changed the answer since this person saw it. Nothing was saved; both texts are here."""

    def __init__(self, question: Question, mine: Given, theirs: Answer) -> None:
        super().__init__(f"answer {question.id} is at revision {theirs.revision}")
        self.question = question
        self.mine = mine
        self.theirs = theirs
