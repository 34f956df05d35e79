"""One use case: its conclusion, its registration, its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.models import AuditEvent
from people.access import may_review
from registry import law, path, reading, services
from registry.enquiry import Enquiry
from registry.forms import UseCaseEditForm, WithdrawForm
from registry.models import RoleAssignment
from registry.views.access import readable_use_case, writable_use_case

if TYPE_CHECKING:
    from django.http import HttpResponse

    from registry.http import UserRequest
    from registry.models import ClassificationRecord, UseCase

EVENTS = 50


@require_safe
def use_case(request: UserRequest, pk: int) -> HttpResponse:
    """The conclusion: class, why, path, grounds, what would change it, who decided."""
    enquiry = Enquiry(readable_use_case(request.user, pk))
    found, conclusion = enquiry.use_case, enquiry.conclusion
    decision = _latest_decision(found)
    context = {
        "use_case": found,
        "tab": "conclusion",
        "conclusion": conclusion,
        "law": law.load(conclusion.law_id),
        "sentence": conclusion.sentence(get_language() or "nl"),
        "flags": conclusion.flags,
        "path": path.steps(conclusion),
        "end": path.end(conclusion),
        "grounds": reading.fact_rows(reading.class_grounds(conclusion), enquiry.known),
        "alternatives": reading.would_change(conclusion)[:6],
        "decision": decision,
        "drifted": decision and decision.status == "approved" and services.drifted(decision, conclusion),
        "roles": _roles(found),
        "may_edit": found.may_edit(request.user),
        "may_decide": _may_decide(request, found, decision),
    }
    return render(request, "registry/use_case.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: UserRequest, pk: int) -> HttpResponse:
    """Change what was registered."""
    found = writable_use_case(request.user, pk)
    form = UseCaseEditForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        services.change_use_case(found, form.cleaned_data, by=request.user)
        messages.success(request, _("The changes are saved."))
        return redirect("registry:use_case", pk)
    return render(request, "registry/use_case_edit.html", {"use_case": found, "tab": "edit", "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """Take the use case out of the lists, with a reason."""
    found = writable_use_case(request.user, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.withdraw(found, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("The use case is withdrawn. Its history stays."))
        return redirect("overview:use_case_list")
    return render(request, "registry/use_case_withdraw.html", {"use_case": found, "tab": "edit", "form": form})


@require_safe
def history(request: UserRequest, pk: int) -> HttpResponse:
    """Who did what when."""
    found = readable_use_case(request.user, pk)
    events = Paginator(AuditEvent.objects.of_use_case(found.pk), EVENTS).get_page(request.GET.get("page"))
    return render(request, "registry/history.html", {"use_case": found, "tab": "history", "page_obj": events})


def _latest_decision(found: UseCase) -> ClassificationRecord | None:
    rows = found.classifications.filter(withdrawn_at=None).select_related("proposed_by", "decided_by")
    return rows.order_by("-pk").first()


def _may_decide(request: UserRequest, found: UseCase, decision: ClassificationRecord | None) -> bool:
    waits = decision is not None and decision.status == "proposed" and decision.proposed_by_id != request.user.pk
    return waits and may_review(request.user, found.unit)


def _roles(found: UseCase) -> list[dict[str, Any]]:
    """Parties with their roles in this use case and in its system, our own organisation marked."""
    rows = RoleAssignment.objects.filter(withdrawn_at=None).select_related("party")
    held = rows.filter(use_case=found) | rows.filter(system=found.system_id)
    parties: dict[str, dict[str, Any]] = {}
    for row in held.order_by("pk"):
        own = row.party.organisation_id == found.unit.organisation_id
        party = parties.setdefault(row.party.name, {"name": row.party.name, "own": own, "roles": []})
        if row.role not in party["roles"]:
            party["roles"].append(row.role)
    return list(parties.values())
