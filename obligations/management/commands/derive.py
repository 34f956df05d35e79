"""`manage.py derive FILE`: the duties that follow from cases on paper, with grounds, as JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from obligations import rulesets
from obligations.derivation import derive
from obligations.plain import duty_as_plain
from registry.casefile import Case
from registry.facts import presume
from registry.law import classify
from registry.management.cases import CasesCommand
from registry.plain import Plain

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from registry.law import Law


class Command(CasesCommand):
    help = "Derive the duties of cases from a JSON file, with dates and the grounds of each duty."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--ruleset", help="catalogue-1.0 or one file such as ai-act-1.0; default: the latest")

    def answering(self, the_law: Law, on: date, options: dict[str, Any]) -> Callable[[Case], Plain]:
        name = options["ruleset"]
        ruleset = rulesets.named(name) if name else rulesets.latest(on)

        def answer(case: Case) -> Plain:
            facts = presume(case.facts)
            found = classify(facts, the_law, on=on)
            duties = [duty_as_plain(duty, facts, on) for duty in derive(facts, found, ruleset, the_law, on=on)]
            head = {"law": the_law.id, "ruleset": f"{ruleset.name}-{ruleset.version}", "on": on.isoformat()}
            return {**head, "class": found.risk_class.value, "roles": list(found.roles), "duties": duties}

        return answer
