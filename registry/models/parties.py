"""Parties in the chain, and the AI models that systems build on."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import gettext_lazy as _

from people.models import Organisation
from registry.choices import PartyKind
from registry.models.withdrawable import Withdrawable


class Party(Withdrawable):
    """Whoever can hold a role: a supplier, a provider, another government body, or an organisation of this register."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=PartyKind, default=PartyKind.COMPANY)
    country = models.CharField(
        _("country"), max_length=2, default="NL", help_text=_("Two-letter code, such as NL or US.")
    )
    contact = models.CharField(_("contact"), max_length=300, blank=True)
    organisation = models.OneToOneField(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="party",
        verbose_name=_("organisation in this register"),
    )

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="party_name_once")]

    def __str__(self) -> str:
        return self.name


class AIModel(Withdrawable):
    """A model that systems build on; None where nobody knows yet."""

    name = models.CharField(_("name"), max_length=200)
    version = models.CharField(_("version"), max_length=60, blank=True)
    provider = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="models", verbose_name=_("provider")
    )
    general_purpose = models.BooleanField(_("general-purpose AI model"), null=True, blank=True)
    systemic_risk = models.BooleanField(_("systemic risk"), null=True, blank=True)
    open_source = models.BooleanField(_("free and open-source licence"), null=True, blank=True)

    class Meta:
        verbose_name = _("AI model")
        verbose_name_plural = _("AI models")
        ordering = ["name", "version"]
        constraints = [
            models.UniqueConstraint(Lower("name"), Lower("version"), Coalesce("provider", 0), name="ai_model_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}".strip()
