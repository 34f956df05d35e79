"""Labels for the Act's words, for forms and filters; the identifiers are those of `vocabulary`."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RiskClassChoice(models.TextChoices):
    """In the order in which a class outweighs the next."""

    PROHIBITED = "prohibited", _("Prohibited")
    HIGH_RISK_ANNEX1A = "high_risk_annex1a", _("High risk (Annex I, section A)")
    HIGH_RISK_ANNEX1B = "high_risk_annex1b", _("High risk (Annex I, section B)")
    HIGH_RISK_ANNEX3 = "high_risk_annex3", _("High risk (Annex III)")
    ANNEX3_EXEMPT = "annex3_exempt", _("Annex III exception")
    LIMITED = "limited", _("Transparency duty")
    MINIMAL = "minimal", _("Minimal risk")
    OUT_OF_SCOPE = "out_of_scope", _("Out of scope")
    NOT_AI = "not_ai", _("Not an AI system")
    UNDETERMINED = "undetermined", _("Not yet determined")
    GPAI_MODEL = "gpai_model", _("AI model without a system")


class RoleChoice(models.TextChoices):
    PROVIDER = "provider", _("Provider")
    DOWNSTREAM_PROVIDER = "downstream_provider", _("Downstream provider")
    DEPLOYER = "deployer", _("Deployer")
    IMPORTER = "importer", _("Importer")
    DISTRIBUTOR = "distributor", _("Distributor")
    AUTHORISED_REPRESENTATIVE = "authorised_representative", _("Authorised representative")
    PRODUCT_MANUFACTURER = "product_manufacturer", _("Product manufacturer")
    GPAI_PROVIDER = "gpai_provider", _("Provider of a general-purpose AI model")
    GPAI_SR_PROVIDER = "gpai_sr_provider", _("Provider of a general-purpose AI model with systemic risk")


class Phase(models.TextChoices):
    """Where a use case is in its life."""

    IDEA = "idea", _("Idea")
    DESIGN = "design", _("Design")
    PROCUREMENT = "procurement", _("Procurement")
    PILOT = "pilot", _("Pilot")
    IN_USE = "in_use", _("In use")
    PHASING_OUT = "phasing_out", _("Phasing out")
    ENDED = "ended", _("Ended")


class PartyKind(models.TextChoices):
    COMPANY = "company", _("Company")
    GOVERNMENT = "government", _("Government organisation")
    OTHER = "other", _("Other")
