"""`manage.py add_unit ORGANISATION [NAME] [--under NAME]`: an organisation with its tree of units."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from people.models import Unit
from people.services import UnitNotAdded, add_unit


class Command(BaseCommand):
    help = "Add a unit; without NAME the organisation itself, with the unit at the top of its tree."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisation", help="name of the organisation")
        parser.add_argument("name", nargs="?", default="", help="name of the new unit")
        parser.add_argument("--under", default="", help="name of the unit above it (default: the top)")

    def handle(self, *args: Any, **options: Any) -> str:
        try:
            unit: Unit = add_unit(options["organisation"], options["name"], under=options["under"])
        except UnitNotAdded as error:
            raise CommandError(str(error)) from error
        return f"Added {unit.name} to {unit.organisation}."
