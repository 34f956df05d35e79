"""Registering in three steps. What was typed waits in the draft: errors, back button and lost sessions cost nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registry import drafts
from registry.forms import PeopleForm, SystemForm, UseCaseForm
from registry.models import AIModel, AISystem, Party, UseCase
from registry.services import register_system, register_use_case
from registry.views.access import require_writer

if TYPE_CHECKING:
    from people.models import User
    from registry.http import UserRequest

STEPS = ("system", "use-case", "people")
FOUND = 8


@require_http_methods(["GET", "HEAD", "POST"])
def system(request: UserRequest) -> HttpResponse:
    """Step 1: join a system that is there, or describe a new one."""
    require_writer(request.user)
    if request.method == "POST":
        drafts.keep(request.user, "system", request.POST)
        drafts.leave(request.user)
    form = SystemForm(**_typed(request, "system"), user=request.user)
    if request.method == "POST" and form.is_valid():
        return redirect("registry:register_use_case")
    words = request.GET.get("q", "").strip()
    context = {"form": form, "q": words, "found": _find(request.user, words), "joined": drafts.joined(request.user)}
    return render(request, "registry/register_system.html", context | _suggestions() | {"step": "system"})


@require_GET
def system_search(request: UserRequest) -> HttpResponse:
    """Systems that match what is being typed, for the page of step 1."""
    require_writer(request.user)
    words = request.GET.get("q", "").strip()
    return render(request, "registry/_systems_found.html", {"q": words, "found": _find(request.user, words)})


@require_POST
def join(request: UserRequest, pk: int) -> HttpResponse:
    """Join an existing system and go on with the use case."""
    require_writer(request.user)
    drafts.join(request.user, get_object_or_404(AISystem.objects.live().visible_to(request.user), pk=pk))
    return redirect("registry:register_use_case")


@require_POST
def keep(request: UserRequest, step: str) -> HttpResponse:
    """Keep what is being typed."""
    require_writer(request.user)
    if step not in STEPS:
        raise Http404
    drafts.keep(request.user, step, request.POST)
    return HttpResponse(status=204, headers={"X-Kept-Saved": f"register-{step}"})


@require_http_methods(["GET", "HEAD", "POST"])
def use_case(request: UserRequest) -> HttpResponse:
    """Step 2: what the system is used for."""
    require_writer(request.user)
    if request.method == "POST":
        drafts.keep(request.user, "use-case", request.POST)
    joined = drafts.joined(request.user)
    if not joined and not _system_form(request.user).is_valid():
        return redirect("registry:register")
    form = UseCaseForm(**_typed(request, "use-case"), user=request.user, system=joined)
    if request.method == "POST" and form.is_valid():
        return redirect("registry:register_people")
    context = {"form": form, "joined": joined, "new_system": drafts.typed(request.user, "system").get("name", "")}
    return render(request, "registry/register_use_case.html", context | {"step": "use-case"})


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: UserRequest) -> HttpResponse:
    """Step 3: who answers for it; then the use case is registered."""
    require_writer(request.user)
    if request.method == "POST":
        drafts.keep(request.user, "people", request.POST)
    form = PeopleForm(**_typed(request, "people"), user=request.user)
    earlier = UseCaseForm(drafts.typed(request.user, "use-case"), user=request.user, system=drafts.joined(request.user))
    if not earlier.is_valid():
        return redirect("registry:register_use_case")
    if request.method == "POST" and form.is_valid():
        made = _register(request.user, earlier, form)
        messages.success(request, _("The use case is registered. Now answer the questions for its class."))
        return redirect("registry:classify", made.pk)
    return render(request, "registry/register_people.html", {"form": form, "earlier": earlier, "step": "people"})


@require_POST
def start_again(request: UserRequest) -> HttpResponse:
    """Throw the draft away."""
    require_writer(request.user)
    drafts.clear(request.user)
    return redirect("registry:register")


@transaction.atomic
def _register(user: User, use_case_form: UseCaseForm, people_form: PeopleForm) -> UseCase:
    data = use_case_form.cleaned_data | people_form.cleaned_data
    version = data.pop("version", None)
    if version is None:
        form = _system_form(user)
        form.full_clean()
        version = register_system(unit=data["unit"], by=user, **form.details())
    made = register_use_case(version=version, by=user, **data)
    drafts.clear(user)
    return made


def _typed(request: UserRequest, step: str) -> dict[str, Any]:
    """What the form of `step` shows: what was just sent, or what waits in the draft (not weighed yet)."""
    return {"data": request.POST} if request.method == "POST" else {"initial": drafts.typed(request.user, step)}


def _system_form(user: User) -> SystemForm:
    return SystemForm(drafts.typed(user, "system"), user=user)


def _find(user: User, words: str) -> list[AISystem]:
    if len(words) < 2:
        return []
    found = AISystem.objects.live().visible_to(user).matching(words)
    return list(found.select_related("provider", "unit__organisation")[:FOUND])


def _suggestions() -> dict[str, Any]:
    return {
        "known_parties": Party.objects.filter(withdrawn_at=None).values_list("name", flat=True)[:500],
        "known_models": AIModel.objects.filter(withdrawn_at=None).values_list("name", flat=True).distinct()[:200],
    }
