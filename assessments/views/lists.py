"""Lists: the assessments of one use case, and those that somebody writes, reviews or may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from assessments import library
from assessments.models import Assessment
from people.access import WRITERS, scope
from registry.texts import local
from registry.views.access import readable_use_case

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from assessments.querysets import AssessmentQuerySet
    from assessments.questionnaire import Questionnaire
    from people.models import User
    from registry.http import UserRequest

PAGE = 20


@dataclass(frozen=True)
class View:
    """A saved way to look at the list."""

    name: str
    label: str | _StrPromise
    rows: AssessmentQuerySet
    count: int


@require_safe
def overview(request: UserRequest, pk: int) -> HttpResponse:
    """The tab of a use case: which assessments there are, and which can be started."""
    use_case = readable_use_case(request.user, pk)
    rows = list(Assessment.objects.filter(use_case=use_case).with_context().order_by("-pk"))
    live = {row.instrument for row in rows if row.status != "withdrawn"}
    context = {
        "use_case": use_case,
        "tab": "assessments",
        "live": [row for row in rows if row.status != "withdrawn"],
        "open": [row for row in rows if row.may_edit(request.user)][:1],
        "withdrawn": [row for row in rows if row.status == "withdrawn"],
        "offers": [_offer(name) for name in library.names() if name not in live],
        "may_edit": use_case.may_edit(request.user),
    }
    return render(request, "assessments/overview.html", context)


def _offer(name: str) -> Questionnaire:
    return library.latest(name)


@require_safe
def my_assessments(request: UserRequest) -> HttpResponse:
    """What I write in, what waits for my review, and everything I may read."""
    views = _views(request.user)
    chosen = next((view for view in views if view.name == request.GET.get("show")), None)
    chosen = chosen or next((view for view in views if view.count), views[-1])
    words = request.GET.get("q", "").strip()[:100]
    rows = _matching(chosen.rows, words).with_context().order_by("-changed_at", "-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"views": views, "chosen": chosen, "page_obj": page, "q": words}
    return render(request, "assessments/my_assessments.html", context)


def _views(user: User) -> list[View]:
    visible = Assessment.objects.visible_to(user)
    writing = visible.in_progress().filter(scope(user, WRITERS).q("use_case__unit"))
    review = Assessment.objects.waiting_for_review_by(user)
    return [
        View("writing", _("In progress"), writing, writing.count()),
        View("review", _("Waiting for my review"), review, review.count()),
        View("signed", _("Signed"), visible.signed(), visible.signed().count()),
        View("all", _("All"), visible, visible.count()),
    ]


def _matching(rows: AssessmentQuerySet, words: str) -> AssessmentQuerySet:
    """Those whose use case, system or unit holds every word, or that are of the instrument with that name."""
    for word in words.split()[:8]:
        instruments = [name for name in library.names() if word.lower() in local(library.latest(name).title).lower()]
        rows = rows.filter(
            Q(use_case__name__icontains=word)
            | Q(use_case__system__name__icontains=word)
            | Q(use_case__unit__name__icontains=word)
            | Q(instrument__in=instruments)
        )
    return rows
