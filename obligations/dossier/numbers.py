"""Numbers: one per use case, counted per year; the dossiers of a use case are its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Max

from obligations.models import Dossier, DossierNumber

if TYPE_CHECKING:
    from registry.models import UseCase

TRIES = 8


def next_for(use_case: UseCase, year: int) -> tuple[str, int]:
    """Return number and version for a new dossier; the caller holds the lock on the use case."""
    number = DossierNumber.objects.filter(use_case=use_case).first() or _new(use_case, year)
    newest = Dossier.objects.filter(use_case=use_case).aggregate(Max("version"))["version__max"] or 0
    return str(number), newest + 1


def _new(use_case: UseCase, year: int) -> DossierNumber:
    """Take the next number of the year; when another use case takes it first, the one after."""
    for left in reversed(range(TRIES)):
        newest = DossierNumber.objects.filter(year=year).aggregate(Max("sequence"))["sequence__max"] or 0
        try:
            with transaction.atomic():
                return DossierNumber.objects.create(use_case=use_case, year=year, sequence=newest + 1)
        except IntegrityError:
            if not left:
                raise
    raise AssertionError("unreachable")
