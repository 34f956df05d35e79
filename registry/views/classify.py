"""Answering the questions: a few a page, the conclusion beside them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from registry import path, questions, reading, services
from registry.enquiry import Enquiry
from registry.facts import Stage
from registry.forms import FactsForm
from registry.views.access import readable_use_case, writable_use_case

if TYPE_CHECKING:
    from registry.http import UserRequest
    from registry.questions import Page


@require_safe
def classify(request: UserRequest, pk: int) -> HttpResponse:
    """Go to the first page with open questions, those for the class first; all answers when there is none."""
    use_case = readable_use_case(request.user, pk)
    enquiry = Enquiry(use_case)
    onward = (questions.next_page(enquiry.pages, "", stage) for stage in Stage)
    if use_case.may_edit(request.user) and (block := next(filter(None, onward), None)):
        return redirect("registry:questions", pk, block)
    return redirect("registry:facts", pk)


@require_safe
def facts_overview(request: UserRequest, pk: int) -> HttpResponse:
    """Every answer with who and when, the open ones first."""
    enquiry = Enquiry(readable_use_case(request.user, pk))
    context = {
        "use_case": enquiry.use_case,
        "tab": "facts",
        "open": reading.fact_rows(enquiry.open, enquiry.known),
        "answered": reading.fact_rows(enquiry.facts, enquiry.known),
        "outdated": services.outdated(enquiry.use_case),
        "may_edit": enquiry.use_case.may_edit(request.user),
    }
    return render(request, "registry/facts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: UserRequest, pk: int, block: str) -> HttpResponse:
    """One page of questions; an answer is saved at once (htmx) or with the button."""
    use_case = writable_use_case(request.user, pk)
    enquiry = Enquiry(use_case)
    current = _page(enquiry, block)
    if request.method != "POST":
        return _render(request, enquiry, current)
    form = FactsForm(request.POST, facts=current.questions, known=enquiry.known, half=bool(request.htmx))
    if not form.is_valid():
        return _render(request, enquiry, current, form=form)
    services.answer(use_case, form.answers(), by=request.user)
    enquiry = Enquiry(readable_use_case(request.user, pk))
    if request.htmx:
        return _render(request, enquiry, _page(enquiry, block), saved=True)
    onward = questions.next_page(enquiry.pages, block, current.stage)
    return redirect("registry:questions", pk, onward) if onward else redirect("registry:use_case", pk)


def _page(enquiry: Enquiry, block: str) -> Page:
    for one in enquiry.pages:
        if one.block.id == block:
            return one
    raise Http404


def _render(
    request: UserRequest, enquiry: Enquiry, current: Page, *, form: FactsForm | None = None, saved: bool = False
) -> HttpResponse:
    context = {
        "use_case": enquiry.use_case,
        "page": current,
        **_steps(enquiry, current),
        "form": form or FactsForm(facts=current.questions, known=enquiry.known),
        "known": enquiry.known,
        "effects": reading.effects(enquiry.conclusion, current.questions),
        "conclusion": enquiry.conclusion,
        **_possible(enquiry),
        "open": reading.fact_rows(enquiry.open, enquiry.known, in_this_order=True),
        "flags": enquiry.conclusion.flags,
        "settled": path.settled(enquiry.conclusion),
        "previous": questions.previous_page(enquiry.pages, current.block.id),
        "saved_at": timezone.localtime() if saved else None,
    }
    template = "registry/_classify.html" if request.htmx else "registry/classify.html"
    return render(request, template, context)


def _steps(enquiry: Enquiry, current: Page) -> dict[str, Any]:
    steps = questions.steps(enquiry.pages, current.stage)
    number = [step.theme for step in steps].index(current.block.theme) + 1
    return {"steps": steps, "number": number, "left": questions.open_questions(enquiry.pages, current.stage)}


def _possible(enquiry: Enquiry) -> dict[str, object]:
    """Classes that are one answer away, with that answer; and those that take more."""
    near = reading.one_step_away(enquiry.conclusion)
    far = [name for name in reading.could_become(enquiry.conclusion) if name not in dict(near)]
    return {"one_step": near, "could_become": far}
