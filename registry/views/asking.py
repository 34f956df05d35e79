"""A question that one person cannot answer, passed on to another who can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from registry import facts, services
from registry.forms import AskForm, FactsForm
from registry.models import FactRequest
from registry.views.access import writable_use_case

if TYPE_CHECKING:
    from django.http import HttpResponse

    from registry.http import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: UserRequest, pk: int, fact: str) -> HttpResponse:
    """Pass a question on."""
    use_case = writable_use_case(request.user, pk)
    if fact not in facts.vocabulary():
        raise Http404
    form = AskForm(request.POST or None, use_case=use_case, by=request.user)
    if request.method == "POST" and form.is_valid() and _asked(request, form, pk, fact):
        return redirect("registry:questions", pk, facts.page_of(fact))
    context = {"use_case": use_case, "tab": "facts", "form": form, "fact": facts.vocabulary()[fact]}
    return render(request, "registry/ask_colleague.html", context)


def _asked(request: UserRequest, form: AskForm, pk: int, fact: str) -> bool:
    use_case = writable_use_case(request.user, pk)
    try:
        services.ask(use_case, fact, of=form.cleaned_data["asked_of"], by=request.user, note=form.cleaned_data["note"])
    except ValidationError as error:
        form.add_error("asked_of", error)
        return False
    messages.success(request, _("Your question is on the start page of your colleague."))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: UserRequest, pk: int) -> HttpResponse:
    """Answer a question that a colleague passed on."""
    question = _asked_of(request, pk)
    fact = facts.vocabulary()[question.fact]
    known = {name: one for name, one in services.sources_of(question.use_case).items() if name == fact.id}
    form = FactsForm(request.POST or None, facts=[fact], known=known)
    if request.method == "POST" and form.is_valid():
        services.answer(question.use_case, form.answers(), by=request.user)
        messages.success(request, _("Your answer is saved. Thank you."))
        return redirect("overview:start")
    context = {"question": question, "use_case": question.use_case, "fact": fact, "form": form, "known": known}
    return render(request, "registry/question_asked.html", context)


def _asked_of(request: UserRequest, pk: int) -> FactRequest:
    rows = FactRequest.objects.visible_to(request.user).select_related(
        "use_case__unit__organisation", "use_case__system", "use_case__version", "asked_by"
    )
    question = get_object_or_404(rows, pk=pk)
    if question.asked_of_id != request.user.pk:
        raise PermissionDenied
    if question.fact not in facts.vocabulary() or question.use_case.withdrawn_at:
        raise Http404
    return question
