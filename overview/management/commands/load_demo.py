"""`manage.py load_demo`: fill an empty register with demonstration data."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from overview.demo.bulk.load import load as load_bulk
from overview.demo.load import load
from people.models import Organisation, User
from registry.models import AISystem, UseCase


class Command(BaseCommand):
    help = "Load demonstration data: a realistic set, or with --systems so many synthetic rows."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when the register holds anything")
        parser.add_argument("--systems", type=int, metavar="N", help="N synthetic systems, for measuring")
        parser.add_argument("--use-cases-per-system", type=int, default=5, metavar="N")
        parser.add_argument(
            "--without-dossiers", action="store_true", help="make no PDFs, which takes most of the time"
        )
        parser.add_argument("--i-know", action="store_true", help="load into a production register after all")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION and not options["i_know"]:
            raise CommandError(
                "This is a production register (PRODUCTION=true). Demonstration data has accounts with a public"
                " password and does not belong here. Nothing was loaded. Add --i-know if you are certain."
            )
        if _filled() and not options["systems"]:
            if options["if_empty"]:
                self.stdout.write("The register holds data already; nothing was loaded.")
                return
            raise CommandError("The register holds data already. Demonstration data only goes into an empty register.")
        started = perf_counter()
        if options["systems"]:
            load_bulk(options["systems"], options["use_cases_per_system"])
        else:
            load(dossiers=not options["without_dossiers"])
        seconds = perf_counter() - started
        counts = f"{AISystem.objects.count()} systems and {UseCase.objects.count()} use cases"
        self.stdout.write(f"Loaded {counts} of {Organisation.objects.count()} organisations in {seconds:.1f} s.")


def _filled() -> bool:
    return User.objects.exists() or Organisation.objects.exists()
