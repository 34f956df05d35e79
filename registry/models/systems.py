"""The inventory: AI systems and their versions."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import gettext_lazy as _

from people.models import Unit
from registry.models.parties import AIModel, Party
from registry.models.withdrawable import LIVE, Withdrawable
from registry.querysets import AISystemQuerySet


class AISystem(Withdrawable):
    """A product; one system serves many use cases in many organisations."""

    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("what it does"), blank=True, max_length=4000)
    provider = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="provided_systems", verbose_name=_("provider")
    )
    supplier = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="supplied_systems", verbose_name=_("supplier")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="systems", verbose_name=_("registered by"))
    intended_purpose = models.TextField(_("intended purpose according to the provider"), blank=True, max_length=4000)
    excluded_uses = models.TextField(_("uses that the provider excludes"), blank=True, max_length=4000)
    created_at = models.DateTimeField(_("registered at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("registered by")
    )
    search_text = models.TextField(_("words to search in"), blank=True, editable=False)

    objects: ClassVar[AISystemQuerySet] = AISystemQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("AI system")
        verbose_name_plural = _("AI systems")
        ordering = ["name"]
        indexes = [
            models.Index(fields=["name", "id"], condition=LIVE, name="system_by_name")
        ]  # and on PostgreSQL one for searching: system_by_words, in the migrations
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                Coalesce("provider", 0),
                condition=LIVE,
                name="system_once_per_provider",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SystemVersion(Withdrawable):
    """A version of a system, with the models it builds on and what the provider says of it."""

    system = models.ForeignKey(AISystem, models.PROTECT, related_name="versions", verbose_name=_("AI system"))
    label = models.CharField(_("version"), max_length=60)
    ai_models = models.ManyToManyField(AIModel, blank=True, related_name="system_versions", verbose_name=_("AI models"))
    released_on = models.DateField(_("first placed on the market or put into service"), null=True, blank=True)
    intended_purpose = models.TextField(_("intended purpose according to the provider"), blank=True, max_length=4000)
    excluded_uses = models.TextField(_("uses that the provider excludes"), blank=True, max_length=4000)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["system", "-pk"]
        constraints = [models.UniqueConstraint(fields=["system", "label"], name="system_version_once")]

    def __str__(self) -> str:
        return f"{self.system.name} {self.label}".strip()
