"""What the commands that read cases share: their arguments, reading, and leaving with a message."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from registry import law
from registry.casefile import Case, CaseError, read_cases
from registry.datafile import ContentError
from registry.plain import Plain, carried_as_plain

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from registry.law import Law

WRONG_INPUT = 2


class CasesCommand(BaseCommand):
    """Reads cases from a file, works each out, prints JSON. Needs no database."""

    requires_system_checks: list[str] = []  # noqa: RUF012
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help='cases as JSON: {"id": ..., "facts": {fact: value}} or a list; - for stdin')
        parser.add_argument("--law", choices=law.known(), help="version of the law; default: in force on that day")
        parser.add_argument("--on", type=_day, default=None, help="day as 2027-12-02; default: today")

    def handle(self, *, file: str, on: date | None, **options: Any) -> None:
        day = on or timezone.localdate()
        try:
            the_law = law.load(options["law"]) if options["law"] else law.in_force(day)
            answer = self.answering(the_law, day, options)
            text = _read(file)
            self._print((_result(case, answer) for case in read_cases(text)), single=text.lstrip().startswith("{"))
        except CaseError as error:
            raise CommandError(str(error), returncode=WRONG_INPUT) from error
        except ContentError as error:
            raise CommandError(str(error)) from error
        except BrokenPipeError:
            # Whoever reads us has seen enough, such as `| head`; nothing may be written at the end either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def answering(self, the_law: Law, on: date, options: dict[str, Any]) -> Callable[[Case], Plain]:
        """What to work out of each case."""
        raise NotImplementedError

    def _print(self, results: Iterable[Plain], *, single: bool) -> None:
        """One object for one case, a list for a list; written case by case, so that many need little memory."""
        opening, closing = ("", "\n") if single else ("[\n", "\n]\n")
        self.stdout.write(opening, ending="")
        for place, result in enumerate(results):
            self.stdout.write(",\n" if place else "", ending="")
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2), ending="")
        self.stdout.write(closing, ending="")


def _result(case: Case, answer: Callable[[Case], Plain]) -> Plain:
    carried = {"carried_over": carried_as_plain(case.carried_over)} if case.carried_over else {}
    return {"id": case.id, **answer(case), **carried}


def _read(file: str) -> str:
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError([f"{file}: cannot be read ({error})"]) from error


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise CommandError(f"--on: '{value}' is no day; write it as 2027-12-02", returncode=WRONG_INPUT) from None
