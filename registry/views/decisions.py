"""Proposing a class and deciding on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.access import may_review
from registry import reading, services
from registry.enquiry import Enquiry
from registry.forms import DecisionForm, ProposalForm
from registry.models import ClassificationRecord
from registry.views.access import writable_use_case

if TYPE_CHECKING:
    from django.http import HttpResponse

    from registry.http import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: UserRequest, pk: int) -> HttpResponse:
    """Put the live conclusion up for decision."""
    use_case = writable_use_case(request.user, pk)
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.propose(use_case, by=request.user, explanation=form.cleaned_data["explanation"])
        except ValidationError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("The class is proposed. A reviewer decides."))
        return redirect("registry:use_case", pk)
    return render(request, "registry/propose.html", {"use_case": use_case, "tab": "conclusion", "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: UserRequest, pk: int) -> HttpResponse:
    """Approve a proposed class or send it back; never one's own."""
    decision = _decidable(request, pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _decide(request, decision, form)
        return redirect("registry:use_case", decision.use_case_id)
    enquiry = Enquiry(decision.use_case)
    context = {
        "use_case": decision.use_case,
        "tab": "conclusion",
        "decision": decision,
        "drifted": services.drifted(decision, enquiry.conclusion),
        "grounds": reading.fact_rows(reading.class_grounds(enquiry.conclusion), enquiry.known),
        "form": form,
    }
    return render(request, "registry/decide.html", context)


def _decidable(request: UserRequest, pk: int) -> ClassificationRecord:
    rows = ClassificationRecord.objects.visible_to(request.user).select_related(
        "use_case__unit__organisation", "use_case__system", "use_case__version", "proposed_by"
    )
    decision = get_object_or_404(rows, pk=pk)
    if not may_review(request.user, decision.use_case.unit) or decision.proposed_by_id == request.user.pk:
        raise PermissionDenied
    return decision


def _decide(request: UserRequest, decision: ClassificationRecord, form: DecisionForm) -> None:
    data = form.cleaned_data
    try:
        if data["verdict"] == DecisionForm.APPROVE:
            services.approve(decision, by=request.user, reason=data["reason"], review_on=data["review_on"])
        else:
            services.reject(decision, by=request.user, reason=data["reason"])
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The decision is recorded."))
