"""Asking for dossiers, watching them being made, and downloading them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from obligations.dossier import audit, requests
from obligations.dossier.contents import in_groups
from obligations.filters_dossier import DossierFilter
from obligations.models import Dossier
from registry.models import UseCase

if TYPE_CHECKING:
    from obligations.querysets_dossier import DossierQuerySet
    from registry.http import UserRequest

PER_PAGE = 20

log = logging.getLogger(__name__)


@require_GET
def dossier_list(request: UserRequest, pk: int) -> HttpResponse:
    """The dossiers of one use case."""
    use_case = _visible_use_case(request, pk)
    rows = _rows(request).filter(use_case=use_case)
    context = {
        "use_case": use_case,
        "tab": "dossiers",
        "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "may_request": use_case.may_edit(request.user),
        "underway": rows.underway().exists(),
    }
    return render(request, "obligations/dossier_list.html", context)


@require_POST
def dossier_request(request: UserRequest, pk: int) -> HttpResponse:
    """Ask for a new version; a second click gives the one that is being made."""
    use_case = _visible_use_case(request, pk)
    if not use_case.may_edit(request.user):
        raise PermissionDenied
    requests.request(use_case, by=request.user)
    return redirect("obligations:dossier_list", use_case.pk)


@require_GET
def dossier(request: UserRequest, pk: int) -> HttpResponse:
    """One dossier: what it is, its file, and how to check it."""
    found = _visible(request, pk)
    context = {
        "use_case": found.use_case,
        "tab": "dossiers",
        "dossier": found,
        "may_request": found.may_request(request.user),
        "data_code": " ".join(in_groups(found.snapshot_sha256)),
        "file_code": " ".join(in_groups(found.pdf_sha256)),
    }
    return render(request, "obligations/dossier_detail.html", context)


@require_GET
def dossier_state(request: UserRequest, pk: int) -> HttpResponse:
    """The row of a dossier that is being made, for a page that asks whether something changed."""
    found = _visible(request, pk)
    if request.GET.get("seen") == found.seen:
        return HttpResponse(status=204)
    context = {
        "dossier": found,
        "may_request": found.may_request(request.user),
        "with_use_case": "wide" in request.GET,
        "offers_new": "new" in request.GET,
        "announce": True,
    }
    return render(request, "obligations/_dossier.html", context)


@require_POST
def dossier_retry(request: UserRequest, pk: int) -> HttpResponse:
    """Ask again for a dossier that failed."""
    found = _visible(request, pk)
    requests.ask_again(found, by=request.user)
    return redirect("obligations:dossier_list", found.use_case_id)


@require_GET
def dossier_pdf(request: UserRequest, pk: int) -> HttpResponse | FileResponse:
    """The PDF, as a download. Every download is in the trail."""
    found = _visible(request, pk)
    if not found.is_ready:
        raise Http404
    try:
        file = found.pdf.open("rb")
    except OSError:
        log.exception("The file of dossier %s cannot be read.", found.pk)
        messages.error(request, _("The file cannot be read at the moment. Try again later, or tell the administrator."))
        return redirect("obligations:dossier", found.pk)
    audit.dossier_downloaded(found, by=request.user)
    response = FileResponse(file, as_attachment=True, filename=found.filename, content_type="application/pdf")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_GET
def my_dossiers(request: UserRequest) -> HttpResponse:
    """All dossiers that this person may read, the newest first; or only those they asked for."""
    rows = _rows(request)
    mine = request.GET.get("show") == "mine"
    chosen = DossierFilter(request.GET, rows.filter(requested_by=request.user) if mine else rows)
    context: dict[str, Any] = {
        "filter": chosen,
        "page_obj": Paginator(chosen.qs, PER_PAGE).get_page(request.GET.get("page")),
        "mine": mine,
    }
    return render(request, "obligations/my_dossiers.html", context)


def _rows(request: UserRequest) -> DossierQuerySet:
    return Dossier.objects.visible_to(request.user).light().select_related("use_case__unit", "requested_by")


def _visible(request: UserRequest, pk: int) -> Dossier:
    rows = _rows(request).select_related("use_case__unit__organisation", "use_case__system", "use_case__version")
    return get_object_or_404(rows, pk=pk)


def _visible_use_case(request: UserRequest, pk: int) -> UseCase:
    rows = UseCase.objects.visible_to(request.user).select_related("unit__organisation", "system", "version")
    return get_object_or_404(rows, pk=pk)
