"""The words for a value that does not fit: what to do, without blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from assessments.values import Fault, ValueFault
from registry.texts import local

if TYPE_CHECKING:
    from assessments.questionnaire import Question

WORDS = {
    Fault.TOO_LONG: _("Make this text shorter: at most %(limit)s characters."),
    Fault.NO_OPTION: _("Choose one of the answers that are offered."),
    Fault.NO_DATE: _("Type a date that exists, such as 1-2-2028."),
    Fault.NO_NUMBER: _("Type a number, such as 40000."),
    Fault.TOO_MANY_ROWS: _("Use at most %(limit)s rows."),
    Fault.WRONG_TYPE: _("This answer could not be read. Type it again."),
}


def words(fault: ValueFault) -> str:
    return str(WORDS[fault.code]) % {"limit": fault.limit}


def place(question: Question, fault: ValueFault) -> str:
    """What the field is called, for a summary far away from it: "B2, Aantal mensen"."""
    column_id = fault.field.rsplit(".", 1)[-1]
    column = next((column for column in question.columns if column.id == column_id), None)
    return f"{question.number}, {local(column.label)}" if column else question.number
