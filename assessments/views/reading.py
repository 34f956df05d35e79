"""Reading: where an assessment opens, the whole form on one page, and the history of one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from assessments import screens
from assessments.access import may_sign
from assessments.models import AnswerRevision
from assessments.reading import read, read_revision
from assessments.services import is_unaltered
from assessments.views.access import question_or_404, readable

if TYPE_CHECKING:
    from registry.http import UserRequest


@require_safe
def assessment(request: UserRequest, pk: int) -> HttpResponse:
    """Where everybody comes in: writers where they can go on, reviewers at the review, others at the read view."""
    found = readable(request.user, pk)
    if found.may_edit(request.user):
        section = screens.first_open_section(found.questionnaire, found.given())
        return redirect(screens.section_url(found, section))
    if found.is_submitted and may_sign(request.user, found):
        return redirect("assessments:review", pk)
    return redirect("assessments:reading", pk)


@require_safe
def reading(request: UserRequest, pk: int) -> HttpResponse:
    """The whole form, to read and to print."""
    found = readable(request.user, pk)
    context = {
        "assessment": found,
        "use_case": found.use_case,
        "questionnaire": found.questionnaire,
        "reading": read(found, get_language() or "nl"),
        "may_edit": found.may_edit(request.user),
        "may_review": found.is_submitted and may_sign(request.user, found),
        "may_withdraw": found.status != "withdrawn" and found.use_case.may_edit(request.user),
        "is_unaltered": is_unaltered(found) if found.is_signed else None,
    }
    return render(request, "assessments/reading.html", context)


@require_safe
def history(request: UserRequest, pk: int, question: str) -> HttpResponse:
    """Every version of one answer, newest first."""
    found = readable(request.user, pk)
    asked = question_or_404(found, question)
    rows = AnswerRevision.objects.filter(answer__assessment=found, answer__question=asked.id).select_related("by")
    language = get_language() or "nl"
    context = {
        "assessment": found,
        "use_case": found.use_case,
        "questionnaire": found.questionnaire,
        "question": asked,
        "versions": [read_revision(asked, row, language) for row in rows.order_by("-revision")[:200]],
    }
    return render(request, "assessments/history.html", context)
