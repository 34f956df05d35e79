"""A dossier: the snapshot it is made from, the job that makes it, and the file that came out."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from obligations.querysets_dossier import DossierQuerySet
from people.models import User
from registry.models import UseCase
from registry.models.withdrawable import Withdrawable

PATIENCE = timedelta(minutes=1)


def random_place(_dossier: Dossier, _name: str) -> str:
    """Where the PDF is kept: nothing in the path can be guessed or was typed by anybody."""
    name = secrets.token_hex(20)
    return f"dossiers/{name[:2]}/{name}.pdf"


class DossierNumber(models.Model):
    """The number under which all dossiers of a use case are known: 2026-0147. The versions count within it."""

    use_case = models.OneToOneField(UseCase, models.PROTECT, primary_key=True, related_name="dossier_number")
    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveIntegerField(_("order"))

    class Meta:
        verbose_name = _("dossier number")
        verbose_name_plural = _("dossier numbers")
        constraints = [models.UniqueConstraint(fields=["year", "sequence"], name="dossier_number_once")]

    def __str__(self) -> str:
        return f"{self.year}-{self.sequence:04}"


class Dossier(Withdrawable):
    """One version of the dossier of a use case. The row is the job as well: a broker may lose its message.

    `heartbeat_at` is the last sign of life: of the message while queued, of the worker while it renders.
    `attempts` also tells workers apart: who lost the job to another cannot store a file any more.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        RENDERING = "rendering", _("Being made")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Failed")

    class Failure(models.TextChoices):
        BROKEN = "broken", _("Something went wrong while the PDF was being made.")
        TOO_LONG = "too_long", _("Making the PDF took too long.")
        LOST = "lost", _("The work was broken off several times.")

    use_case = models.ForeignKey(UseCase, models.PROTECT, related_name="dossiers", verbose_name=_("use case"))
    number = models.CharField(_("number"), max_length=20)
    version = models.PositiveIntegerField(_("version"))
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked for by")
    )
    requested_at = models.DateTimeField(_("asked for at"))
    snapshot = models.TextField(_("data"))
    snapshot_sha256 = models.CharField(_("check code of the data"), max_length=64)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    failure = models.CharField(_("what went wrong"), max_length=10, choices=Failure, blank=True)

    pdf = models.FileField("PDF", upload_to=random_place, max_length=120, blank=True)
    pdf_sha256 = models.CharField(_("check code of the PDF"), max_length=64, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)

    objects: ClassVar[DossierQuerySet] = DossierQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["state", "heartbeat_at"], condition=Q(state__in=["queued", "rendering"]), name="dossier_to_make"
            ),
            models.Index(fields=["requested_by", "-id"], name="dossier_by_requester"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["number", "version"], name="dossier_version_once_per_number"),
            models.UniqueConstraint(fields=["use_case", "version"], name="dossier_version_once_per_use_case"),
            models.UniqueConstraint(
                fields=["use_case"], condition=Q(state__in=["queued", "rendering"]), name="one_dossier_in_the_making"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="dossier_version_from_one"),
            models.CheckConstraint(condition=Q(snapshot__gt="", snapshot_sha256__gt=""), name="dossier_has_a_snapshot"),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "rendering", "ready", "failed"]), name="dossier_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state="ready", pdf__gt="", pdf_sha256__gt="", pages__gte=1, size__gte=1)
                | (~Q(state="ready") & Q(pdf="", pdf_sha256="")),
                name="dossier_with_a_file_is_ready",
            ),
            models.CheckConstraint(
                condition=Q(state="failed", failure__gt="") | (~Q(state="failed") & Q(failure="")),
                name="failed_dossier_says_why",
            ),
        ]

    def __str__(self) -> str:
        return _("Dossier {number}, version {version}").format(number=self.number, version=self.version)

    @property
    def filename(self) -> str:
        return f"dossier-{self.number}-v{self.version}.pdf"

    @property
    def is_underway(self) -> bool:
        return self.state in (self.State.QUEUED, self.State.RENDERING)

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED

    @property
    def waits_long(self) -> bool:
        """Tell whether whoever asked has waited so long that the page should say so, and ask less often."""
        return timezone.now() - self.requested_at > PATIENCE

    @property
    def seen(self) -> str:
        """What a page shows of the work; a page that has the newest already gets nothing new."""
        return f"{self.state}-{'long' if self.waits_long else 'short'}"

    def may_request(self, user: User) -> bool:
        return self.use_case.may_edit(user)
