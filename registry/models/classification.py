"""Conclusions on record: frozen with the facts and the law they rest on, made under four eyes."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from registry.choices import RiskClassChoice
from registry.models.use_cases import UseCase
from registry.models.withdrawable import LIVE, Withdrawable
from registry.querysets import ClassificationRecordQuerySet


class ClassificationRecord(Withdrawable):
    """What was proposed and decided about the class of a use case; `facts` and `verdicts` never change."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Sent back")

    use_case = models.ForeignKey(UseCase, models.PROTECT, related_name="classifications", verbose_name=_("use case"))
    law = models.CharField(_("law"), max_length=40)
    law_version = models.CharField(_("version of the law file"), max_length=20)
    on = models.DateField(_("on"))
    facts = models.JSONField(_("facts"))
    verdicts = models.JSONField(_("conclusions"))
    risk_class = models.CharField(_("class"), max_length=20, choices=RiskClassChoice)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PROPOSED)
    explanation = models.TextField(_("explanation"), blank=True, max_length=4000)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("proposed at"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True, max_length=4000)
    review_on = models.DateField(_("look at again on"), null=True, blank=True)

    objects: ClassVar[ClassificationRecordQuerySet] = ClassificationRecordQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("decision on the class")
        verbose_name_plural = _("decisions on the class")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["use_case"], condition=LIVE & Q(status="approved"), name="standing_decision"),
            models.Index(fields=["proposed_at"], condition=LIVE & Q(status="proposed"), name="open_proposal"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["use_case"], condition=LIVE & Q(status="proposed"), name="one_open_proposal_per_use_case"
            ),
            models.CheckConstraint(
                condition=Q(status="proposed", decided_by=None, decided_at=None)
                | Q(status__in=["approved", "rejected"], decided_by__isnull=False, decided_at__isnull=False),
                name="decision_has_a_decider",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")), name="decision_under_four_eyes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.use_case}: {self.get_risk_class_display()}"
