"""Words for the states of an answer and for what is missing."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.answers import State
from assessments.questionnaire import Lack

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
