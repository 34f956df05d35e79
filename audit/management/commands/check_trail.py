"""`manage.py check_trail`: read the whole trail and say whether anything was altered or removed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.models import AuditEvent
from audit.trail import TrailEmptied, first_break


class Command(BaseCommand):
    help = "Check the chain of the audit trail; fails at the first entry that does not fit."

    def handle(self, *args: Any, **options: Any) -> str:
        try:
            broken = first_break()
        except TrailEmptied as error:
            raise CommandError(str(error)) from error
        if broken:
            raise CommandError(f"The trail breaks at entry {broken.pk}: {broken}.")
        return f"The trail is whole: {AuditEvent.objects.count()} entries."
