"""The head of every page of a use case: the strip of facts and the tabs, the same on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Assessment
from obligations.models import Dossier, Tally
from registry.models import ClassificationRecord, RoleAssignment

if TYPE_CHECKING:
    from datetime import date

    from registry.models import UseCase

register = template.Library()


@dataclass(frozen=True)
class Tab:
    """A link to one part of a use case."""

    name: str
    label: str
    url: str
    count: str = ""


@register.inclusion_tag("overview/_use_case_strip.html")
def use_case_strip(use_case: UseCase) -> dict[str, Any]:
    """Class, decision, roles, system, duties and next date."""
    tally = _tally(use_case)
    next_date: date | None = tally.next_due_on if tally else None
    return {
        "use_case": use_case,
        "decision": _decision(use_case),
        "roles": _own_roles(use_case),
        "tally": tally,
        "next_date": next_date,
        "next_is_late": bool(next_date and next_date < timezone.localdate()),
    }


@register.inclusion_tag("overview/_use_case_tabs.html")
def use_case_tabs(use_case: UseCase, current: str) -> dict[str, Any]:
    """The tabs with what they hold."""
    tally = _tally(use_case)
    undone = _("%(n)s open") % {"n": tally.undone} if tally and tally.undone else ""
    assessments = Assessment.objects.filter(use_case=use_case, withdrawn_at=None).count()
    dossiers = Dossier.objects.filter(use_case=use_case).count()
    tabs = [
        Tab("conclusion", _("Conclusion"), reverse("registry:use_case", args=[use_case.pk])),
        Tab("facts", _("Facts"), reverse("registry:classify", args=[use_case.pk]), _open_facts(use_case)),
        Tab("duties", _("Duties"), reverse("obligations:duty_list", args=[use_case.pk]), undone),
        Tab(
            "assessments", _("Assessments"), reverse("assessments:overview", args=[use_case.pk]), str(assessments or "")
        ),
        Tab("dossiers", _("Dossiers"), reverse("obligations:dossier_list", args=[use_case.pk]), str(dossiers or "")),
        Tab("history", _("History"), reverse("registry:history", args=[use_case.pk])),
    ]
    return {"tabs": tabs, "current": current}


def _open_facts(use_case: UseCase) -> str:
    return _("%(n)s open") % {"n": use_case.open_facts} if use_case.open_facts else ""


def _tally(use_case: UseCase) -> Tally | None:
    return Tally.objects.filter(pk=use_case.pk).first()


def _decision(use_case: UseCase) -> ClassificationRecord | None:
    live = use_case.classifications.filter(withdrawn_at=None).exclude(status="rejected")
    return live.order_by("-pk").first()


def _own_roles(use_case: UseCase) -> list[str]:
    held = RoleAssignment.objects.filter(
        use_case=use_case, party__organisation=use_case.unit.organisation_id, withdrawn_at=None
    )
    return list(held.order_by("pk").values_list("role", flat=True))
