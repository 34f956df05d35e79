"""The one thing to do next for a duty: start or go on with the assessment it asks for, or take it up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments import library
from assessments.models import Assessment
from registry.texts import local

if TYPE_CHECKING:
    from obligations.reading import DutyRow
    from registry.models import UseCase


@dataclass(frozen=True)
class Step:
    """A button; `post` are the values to send when it is not a mere link."""

    label: str
    url: str
    instrument: str = ""
    is_post: bool = False


def next_step(use_case: UseCase, duty: DutyRow) -> Step | None:
    """What brings this duty forward; None when nothing is to be done."""
    if duty.lapsed_at is not None:
        return None
    if duty.assessment_id:
        return Step(_("See the %(name)s") % {"name": duty.fulfilled_by}, _read(duty.assessment_id))
    if duty.is_done or duty.state == "open":
        return None
    return _assessment_step(use_case, duty)


def _assessment_step(use_case: UseCase, duty: DutyRow) -> Step | None:
    offered = [name for name in duty.instruments if name in library.names()]
    if not offered:
        return None
    live = Assessment.objects.live().filter(use_case=use_case, instrument__in=offered).order_by("-pk").first()
    if live is None:
        name = local(library.latest(offered[0]).short)
        url = reverse("assessments:start", args=[use_case.pk])
        return Step(_("Start the %(name)s") % {"name": name}, url, offered[0], is_post=True)
    name = local(library.load(live.instrument, live.version).short)
    label = _("Go on with the %(name)s") if live.is_open else _("See the %(name)s")
    return Step(label % {"name": name}, _read(live.pk))


def _read(assessment_id: int) -> str:
    return reverse("assessments:assessment", args=[assessment_id])
