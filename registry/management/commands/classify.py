"""`manage.py classify FILE`: what the law says of cases on paper, with grounds, as JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from registry.casefile import Case
from registry.facts import presume
from registry.law import classify
from registry.management.cases import CasesCommand
from registry.plain import Plain, classification_as_plain

if TYPE_CHECKING:
    from registry.law import Law


class Command(CasesCommand):
    help = "Classify cases from a JSON file under a version of the AI Act, with the grounds of each conclusion."

    def answering(self, the_law: Law, on: date, options: dict[str, Any]) -> Callable[[Case], Plain]:
        return lambda case: classification_as_plain(classify(presume(case.facts), the_law, on=on))
