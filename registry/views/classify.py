"""Answering the questions for the class: one theme a page, the conclusion beside it at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from registry import law, path, questions, reading, services, signals
from registry.facts import behind
from registry.forms import FactsForm
from registry.views.access import readable_use_case, writable_use_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from registry.conditions import Facts
    from registry.http import UserRequest
    from registry.law import Classification
    from registry.models import UseCase
    from registry.questions import Page
    from registry.services.known import Known


@dataclass
class Enquiry:
    """All that is known about a use case, read once: facts, conclusion and the questions that are left."""

    use_case: UseCase

    @cached_property
    def known(self) -> Mapping[str, Known]:
        return services.sources_of(self.use_case)

    @cached_property
    def facts(self) -> Facts:
        return {name: known.values for name, known in self.known.items() if known.values is not None}

    @cached_property
    def conclusion(self) -> Classification:
        today = timezone.localdate()
        return law.classify(self.facts, law.in_force(today), on=today)

    @cached_property
    def wanted(self) -> tuple[str, ...]:
        """Facts that can still change the class or settle a doubt, then those that a duty still misses."""
        doubted = [name for name, known in self.known.items() if known.values is None]
        told = signals.facts_wanted.send(sender=type(self.use_case), use_case=self.use_case)
        more = [fact for _receiver, missing in told for fact in sorted(missing or ())]
        return tuple(dict.fromkeys([*self.conclusion.open, *behind(doubted), *more]))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return questions.pages(self.facts, self.known, self.wanted)

    def page(self, theme: str) -> Page:
        for page in self.pages:
            if page.theme.id == theme:
                return page
        raise Http404


@require_safe
def classify(request: UserRequest, pk: int) -> HttpResponse:
    """Go to the first page with open questions, or show all answers when there is none."""
    use_case = readable_use_case(request.user, pk)
    enquiry = Enquiry(use_case)
    theme = questions.next_page(enquiry.pages, "")
    if theme and use_case.may_edit(request.user):
        return redirect("registry:classify_theme", pk, theme)
    return redirect("registry:facts", pk)


@require_safe
def facts_overview(request: UserRequest, pk: int) -> HttpResponse:
    """Every answer with who and when, the open ones first."""
    enquiry = Enquiry(readable_use_case(request.user, pk))
    open_ids = [name for name in enquiry.wanted if name not in enquiry.facts]
    context = {
        "use_case": enquiry.use_case,
        "tab": "facts",
        "open": reading.fact_rows(open_ids, enquiry.known),
        "answered": reading.fact_rows(enquiry.facts, enquiry.known),
        "may_edit": enquiry.use_case.may_edit(request.user),
    }
    return render(request, "registry/facts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def classify_theme(request: UserRequest, pk: int, theme: str) -> HttpResponse:
    """One page of questions; an answer is saved at once (htmx) or with the button."""
    use_case = writable_use_case(request.user, pk)
    enquiry = Enquiry(use_case)
    page = enquiry.page(theme)
    if request.method != "POST":
        return _render(request, enquiry, page)
    form = FactsForm(request.POST, facts=page.questions, known=enquiry.known)
    if not form.is_valid():
        return _render(request, enquiry, page, form=form)
    services.answer(use_case, form.answers(), by=request.user)
    enquiry = Enquiry(readable_use_case(request.user, pk))
    if request.htmx:
        return _render(request, enquiry, enquiry.page(theme), saved=True)
    onward = questions.next_page(enquiry.pages, theme)
    return redirect("registry:classify_theme", pk, onward) if onward else redirect("registry:use_case", pk)


def _render(
    request: UserRequest, enquiry: Enquiry, page: Page, *, form: FactsForm | None = None, saved: bool = False
) -> HttpResponse:
    names = [p.theme.id for p in enquiry.pages]
    context = {
        "use_case": enquiry.use_case,
        "page": page,
        "pages": enquiry.pages,
        "number": names.index(page.theme.id) + 1,
        "form": form or FactsForm(facts=page.questions, known=enquiry.known),
        "known": enquiry.known,
        "conclusion": enquiry.conclusion,
        **_possible(enquiry),
        "open": reading.fact_rows([n for n in enquiry.wanted if n not in enquiry.facts], enquiry.known),
        "settled": path.settled(enquiry.conclusion),
        "previous": questions.previous_page(enquiry.pages, page.theme.id),
        "saved_at": timezone.localtime() if saved else None,
    }
    template = "registry/_classify.html" if request.htmx else "registry/classify.html"
    return render(request, template, context)


def _possible(enquiry: Enquiry) -> dict[str, object]:
    """Classes that are one answer away, with that answer; and those that take more."""
    near = reading.one_step_away(enquiry.conclusion, enquiry.facts)
    far = [name for name in reading.could_become(enquiry.conclusion) if name not in dict(near)]
    return {"one_step": near, "could_become": far}
