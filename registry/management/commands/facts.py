"""`manage.py facts`: the vocabulary of facts, to read or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from registry.facts import FactType, vocabulary
from registry.plain import fact_as_plain

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from registry.facts import Fact


class Command(BaseCommand):
    help = "List the facts that classify and derive understand: id, subject, type, options, question, article."
    requires_system_checks: list[str] = []  # noqa: RUF012
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="everything about each fact, in Dutch and English")

    def handle(self, **options: Any) -> None:
        facts = vocabulary().values()
        if options["json"]:
            self.stdout.write(json.dumps([fact_as_plain(fact) for fact in facts], ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_line(fact) for fact in facts))


def _line(fact: Fact) -> str:
    options = "" if fact.type is FactType.YES_NO else "|".join(sorted(fact.values))
    kind = f"{fact.type.value} {options}".strip()
    return f"{fact.id}  [{fact.subject.value}, {kind}]  {fact.question.nl}  ({fact.article})"
