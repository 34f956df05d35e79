"""The steps of an assessment: start, submit, review, withdraw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments import library, screens, services
from assessments.errors import AlreadyThere, Frozen, Incomplete, NotAllowed, NotSubmitted
from assessments.forms import ReviewForm, WithdrawForm
from assessments.models import Assessment
from assessments.reading import read
from assessments.views.access import reviewable, writable
from registry.texts import local
from registry.views.access import writable_use_case

if TYPE_CHECKING:
    from registry.http import UserRequest


@require_POST
def start(request: UserRequest, pk: int) -> HttpResponse:
    """Start an assessment, or go on with the one that is there."""
    use_case = writable_use_case(request.user, pk)
    instrument = request.POST.get("instrument", "")
    if instrument not in library.names():
        raise Http404
    try:
        made = services.start(use_case, instrument, request.user)
    except AlreadyThere:
        made = Assessment.objects.live().get(use_case=use_case, instrument=instrument)
    return redirect("assessments:assessment", made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: UserRequest, pk: int) -> HttpResponse:
    """What is missing, with links; and when nothing is, the button."""
    assessment = writable(request.user, pk)
    if not assessment.is_open:
        return redirect("assessments:assessment", pk)
    if request.method == "POST":
        try:
            services.submit(assessment, request.user)
        except Incomplete:
            messages.error(request, _("Not everything is answered yet. See below what is missing."))
        except Frozen:
            messages.info(request, _("A colleague was first: it is with the reviewer."))
        else:
            messages.success(request, _("Handed in. A reviewer now looks at it."))
            return redirect("assessments:reading", pk)
        return redirect("assessments:submit", pk)
    return render(request, "assessments/submit.html", _submit_context(assessment))


def _submit_context(assessment: Assessment) -> dict[str, Any]:
    given = assessment.given()
    return _names(assessment) | {
        "gaps": screens.gap_screens(assessment, services.missing(assessment)),
        "unknown": screens.unknown_screens(assessment, given),
        "rail": screens.rail(assessment, given),
        "total": screens.total(assessment, given),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: UserRequest, pk: int) -> HttpResponse:
    """Read the form and decide: sign, or send back with a reason."""
    assessment = reviewable(request.user, pk)
    if not assessment.is_submitted:
        return redirect("assessments:reading", pk)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _decide(request, assessment, form)
    reading = read(assessment, get_language() or "nl")
    context = _names(assessment) | {"form": form, "reading": reading, "seen_at": assessment.reviewed_at}
    return render(request, "assessments/review.html", context, status=422 if form.errors else 200)


def _decide(request: UserRequest, assessment: Assessment, form: ReviewForm) -> HttpResponse:
    try:
        if form.signs:
            services.sign_off(assessment, request.user)
            messages.success(request, _("Signed. Its answers are now fixed."))
        else:
            services.send_back(assessment, form.cleaned_data["reason"], request.user)
            messages.success(request, _("Sent back. The project team reads your reason."))
    except (NotSubmitted, NotAllowed):
        messages.error(request, _("Somebody else decided on this form already."))
    except Incomplete:
        messages.error(request, _("Not everything is answered. Send it back with what is missing."))
    return redirect("assessments:reading", assessment.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """Take an assessment out of use, with a reason."""
    assessment = writable(request.user, pk)
    if assessment.status == Assessment.Status.WITHDRAWN:
        return redirect("assessments:reading", pk)
    form = WithdrawForm(request.POST or None, name=local(assessment.questionnaire.short))
    if request.method == "POST" and form.is_valid():
        services.withdraw(assessment, form.cleaned_data["reason"], request.user)
        messages.success(request, _("Withdrawn. It stays readable."))
        return redirect("assessments:overview", assessment.use_case_id)
    return render(
        request, "assessments/withdraw.html", _names(assessment) | {"form": form}, status=422 if form.errors else 200
    )


def _names(assessment: Assessment) -> dict[str, Any]:
    return {
        "assessment": assessment,
        "use_case": assessment.use_case,
        "questionnaire": assessment.questionnaire,
    }
