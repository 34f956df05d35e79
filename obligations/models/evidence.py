"""Files that prove a duty was done."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from obligations.models.duties import Obligation
from obligations.querysets import EvidenceQuerySet
from registry.models import UseCase
from registry.models.withdrawable import Withdrawable


def random_place(_evidence: Evidence, _name: str) -> str:
    """Where the file is kept: nothing of what the uploader typed is part of the path."""
    name = secrets.token_hex(20)
    return f"evidence/{name[:2]}/{name}"


class Evidence(Withdrawable):
    """A file with what we know of it; `number` counts within the use case and is never used again."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="evidence", verbose_name=_("duty"))
    use_case = models.ForeignKey(
        UseCase,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="evidence",
        verbose_name=_("use case"),
    )
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    file = models.FileField(_("file"), upload_to=random_place, max_length=120)
    name = models.CharField(_("file name"), max_length=150)
    content_type = models.CharField(_("kind of file"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded at"))

    objects: ClassVar[EvidenceQuerySet] = EvidenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["use_case", "number"], condition=Q(use_case__isnull=False), name="evidence_number_once"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="evidence_is_not_empty"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, withdrawn_reason__gt=""),
                name="evidence_withdrawn_has_who_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.title}"

    @property
    def label(self) -> str:
        """The number people refer to: B-01."""
        return f"B-{self.number:02}"
