"""Counts per use case, so that a page can show them without counting two million duties."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.models import UseCase


class Tally(models.Model):
    """How many duties of a use case are in which state on `counted_on`. It repeats the duties and is never the truth.

    What lists sort by is on the use case too; `obligations.services.tallies` writes both.

    `late` is a part of `applies_now`. What may still turn out to apply is `open` and counts nowhere else; duties that
    somebody set to not applicable are in none of the counts.
    """

    use_case = models.OneToOneField(UseCase, models.CASCADE, primary_key=True, related_name="tally")
    applies_now = models.PositiveIntegerField(_("now"), default=0)
    late = models.PositiveIntegerField(_("late"), default=0)
    later = models.PositiveIntegerField(_("later"), default=0)
    open = models.PositiveIntegerField(_("not yet determined"), default=0)
    fulfilled = models.PositiveIntegerField(_("fulfilled"), default=0)
    total = models.PositiveIntegerField(_("duties"), default=0)
    undone = models.PositiveIntegerField(_("still to do"), default=0)
    next_due_on = models.DateField(_("next date"), null=True, blank=True)
    counted_on = models.DateField(_("counted on"))
    stale_on = models.DateField(_("counts change on"), null=True, blank=True)

    class Meta:
        verbose_name = _("count of duties")
        verbose_name_plural = _("counts of duties")
        indexes = [
            models.Index(fields=["stale_on"], condition=models.Q(stale_on__isnull=False), name="tally_by_stale"),
        ]

    def __str__(self) -> str:
        return f"{self.fulfilled} / {self.total}"
