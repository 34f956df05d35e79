"""Proof: adding it, fetching it as a download, and striking it out."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from obligations import services
from obligations.forms import EvidenceForm, WithdrawForm
from obligations.models import Evidence
from obligations.views.duties import action, duty_page
from obligations.views.work import editable_duty

if TYPE_CHECKING:
    from django.http import HttpResponse

    from registry.http import UserRequest

log = logging.getLogger(__name__)


@require_POST
def upload(request: UserRequest, pk: int) -> HttpResponse:
    """Add a file to a duty."""
    found = editable_duty(request, pk)
    form = EvidenceForm(request.POST, request.FILES, duty=found, action=action(found, "evidence"))
    if not form.is_valid():
        return duty_page(request, found, evidence=form)
    values = form.cleaned_data
    added = services.upload_evidence(found, values["file"], title=values["title"], by=request.user)
    messages.success(request, _("%(number)s is added as evidence.") % {"number": added.label})
    return redirect("obligations:duty", pk)


@require_safe
def evidence(request: UserRequest, pk: int) -> FileResponse:
    """The file, always as a download: what somebody uploaded is never shown as a page of ours."""
    found = _visible(request, pk)
    try:
        file = found.file.open("rb")
    except OSError as error:
        log.exception("The file of evidence %s cannot be read.", found.pk)
        raise Http404 from error
    response = FileResponse(file, as_attachment=True, filename=found.name, content_type=found.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """Strike out a piece of evidence, with a reason."""
    found = _visible(request, pk)
    use_case = found.obligation.use_case
    if use_case is None or not use_case.may_edit(request.user):
        raise PermissionDenied
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.withdraw_evidence(found, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("%(number)s is withdrawn.") % {"number": found.label})
        return redirect("obligations:duty", found.obligation_id)
    context = {"use_case": use_case, "tab": "duties", "evidence": found, "form": form}
    return render(request, "obligations/evidence_withdraw.html", context)


def _visible(request: UserRequest, pk: int) -> Evidence:
    """A piece that still counts, of a use case that this person may see."""
    rows = Evidence.objects.live().visible_to(request.user)
    related = ("obligation__use_case__unit__organisation", "obligation__use_case__system")
    return get_object_or_404(rows.select_related(*related), pk=pk)
