"""Questions that somebody could not answer and passed on to a colleague."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from registry.models.use_cases import UseCase
from registry.querysets import FactRequestQuerySet


class FactRequest(models.Model):
    """One question about a use case, asked of one colleague; answered when anybody answers it."""

    use_case = models.ForeignKey(UseCase, models.PROTECT, related_name="fact_requests", verbose_name=_("use case"))
    fact = models.CharField(_("fact"), max_length=80)
    note = models.TextField(_("what is asked"), blank=True, max_length=2000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="questions_asked", verbose_name=_("asked of")
    )
    asked_at = models.DateTimeField(_("asked at"))
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    objects: ClassVar[FactRequestQuerySet] = FactRequestQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("question to a colleague")
        verbose_name_plural = _("questions to colleagues")
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["use_case", "fact", "asked_of"], condition=Q(answered_at=None), name="question_asked_once"
            ),
        ]
        indexes = [
            models.Index(fields=["asked_of"], condition=Q(answered_at=None), name="question_waits_for"),
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {self.asked_of}"
