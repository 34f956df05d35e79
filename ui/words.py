"""The words and signs that every page uses for classes, roles and states."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Sign(NamedTuple):
    """A word with its icon and the colour family of the style sheet."""

    word: str | _StrPromise
    icon: str
    tone: str


CLASSES = {
    "prohibited": Sign(_("Prohibited"), "class-prohibited", "prohibited"),
    "high_risk_annex1a": Sign(_("High risk"), "class-high", "high"),
    "high_risk_annex1b": Sign(_("High risk, own product law"), "class-high", "high"),
    "high_risk_annex3": Sign(_("High risk"), "class-high", "high"),
    "high_risk": Sign(_("High risk"), "class-high", "high"),
    "annex3_exempt": Sign(_("Annex III exception"), "class-exception", "exception"),
    "limited": Sign(_("Transparency duty"), "class-transparency", "transparency"),
    "transparency": Sign(_("Transparency duty"), "class-transparency", "transparency"),
    "minimal": Sign(_("Minimal risk"), "class-minimal", "minimal"),
    "out_of_scope": Sign(_("Out of scope"), "class-none", "none"),
    "not_ai": Sign(_("Not an AI system"), "class-none", "none"),
    "gpai_model": Sign(_("AI model without a system"), "class-none", "none"),
    "undetermined": Sign(_("Not determined yet"), "class-undetermined", "undetermined"),
}

ROLES = {
    "provider": _("Provider"),
    "downstream_provider": _("Downstream provider"),
    "deployer": _("Deployer"),
    "importer": _("Importer"),
    "distributor": _("Distributor"),
    "authorised_representative": _("Authorised representative"),
    "product_manufacturer": _("Product manufacturer"),
    "gpai_provider": _("Provider of a general-purpose AI model"),
    "gpai_sr_provider": _("Provider of a general-purpose AI model with systemic risk"),
    "none": _("No role under the AI Act"),
}

STATES = {
    "now": Sign(_("Now"), "half", "now"),
    "later": Sign(_("Later"), "clock", "later"),
    "open": Sign(_("To be determined"), "dashed", "open"),
    "fulfilled": Sign(_("Fulfilled"), "circle-check", "ok"),
    "late": Sign(_("Late"), "warning", "late"),
    "not_applicable": Sign(_("Does not apply"), "circle-minus", "quiet"),
    "lapsed": Sign(_("Lapsed"), "circle-minus", "quiet"),
    "draft": Sign(_("Draft"), "half", "now"),
    "in_progress": Sign(_("In progress"), "half", "now"),
    "submitted": Sign(_("Under review"), "clock", "later"),
    "returned": Sign(_("Sent back"), "refresh", "open"),
    "signed": Sign(_("Signed off"), "circle-check", "ok"),
    "withdrawn": Sign(_("Withdrawn"), "circle-minus", "quiet"),
    "queued": Sign(_("Waiting to be made"), "clock", "later"),
    "running": Sign(_("Being made"), "half", "now"),
    "failed": Sign(_("Failed"), "warning", "late"),
    "ready": Sign(_("Ready"), "circle-check", "ok"),
}


def class_sign(risk_class: object) -> Sign:
    """The sign of a class id; an empty or unknown one is visibly undetermined."""
    return CLASSES.get(str(risk_class or ""), CLASSES["undetermined"])


def role_word(role: object) -> str:
    """The Act's word for a role id."""
    return str(ROLES.get(str(role), role))
