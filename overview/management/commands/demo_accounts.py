"""`manage.py demo_accounts`: the accounts of the demonstration data."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from overview.demo.accounts import account_lines


class Command(BaseCommand):
    help = "Print the demonstration accounts: address, password and role."

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("nl"):
            self.stdout.write("\n".join(account_lines()))
