"""What somebody does with a duty. Strangers get 404, readers 403; a form with errors comes back with what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from obligations import services
from obligations.forms import AssignForm, NoteForm, StatusForm
from obligations.views.duties import action, duty_page, visible_duty
from ui import days

if TYPE_CHECKING:
    from django.http import HttpResponse

    from obligations.models import Obligation
    from registry.http import UserRequest


def editable_duty(request: UserRequest, pk: int) -> Obligation:
    """The duty to change: it is visible, its use case may be changed, and it has not lapsed."""
    found = visible_duty(request, pk)
    if found.use_case is None or not found.use_case.may_edit(request.user) or found.lapsed_at is not None:
        raise PermissionDenied
    return found


@require_POST
def status(request: UserRequest, pk: int) -> HttpResponse:
    """Set how far the work is."""
    found = editable_duty(request, pk)
    form = StatusForm(request.POST, duty=found, action=action(found, "status"))
    if not form.is_valid():
        return duty_page(request, found, status=form)
    values = form.cleaned_data
    try:
        services.set_status(
            found, values["status"], by=request.user, reason=values["reason"], revision=values["revision"]
        )
    except services.ChangedMeanwhile as changed:
        form.show_newest(changed.duty.revision, _changed_meanwhile(changed.duty))
        return duty_page(request, visible_duty(request, pk), status=form)
    messages.success(request, _("The status is saved."))
    return redirect("obligations:duty", pk)


@require_POST
def assign(request: UserRequest, pk: int) -> HttpResponse:
    """Agree who does it, and by when."""
    found = editable_duty(request, pk)
    form = AssignForm(request.POST, duty=found, action=action(found, "assign"))
    if not form.is_valid():
        return duty_page(request, found, assign=form)
    values = form.cleaned_data
    try:
        services.assign(found, values["owner"], by=request.user, due_on=values["due_on"], revision=values["revision"])
    except services.ChangedMeanwhile as changed:
        form.show_newest(changed.duty.revision, _changed_meanwhile(changed.duty))
        return duty_page(request, visible_duty(request, pk), assign=form)
    messages.success(request, _("The owner and the date are saved."))
    return redirect("obligations:duty", pk)


@require_POST
def take(request: UserRequest, pk: int) -> HttpResponse:
    """Become the owner and begin."""
    found = services.take(editable_duty(request, pk), by=request.user)
    messages.success(request, _("You are now the owner of this duty."))
    return redirect("obligations:duty", found.pk)


@require_POST
def note(request: UserRequest, pk: int) -> HttpResponse:
    """Write something down."""
    found = editable_duty(request, pk)
    form = NoteForm(request.POST, duty=found, action=action(found, "note"))
    if not form.is_valid():
        return duty_page(request, found, note=form)
    services.add_note(found, form.cleaned_data["text"], by=request.user)
    messages.success(request, _("The note is added."))
    return redirect("obligations:duty", pk)


def _changed_meanwhile(newest: Obligation) -> str:
    """Who set what, so that the second can see whether the own change still fits."""
    values = {
        "status": newest.get_status_display(),
        "owner": newest.owner or _("nobody"),
        "due": days.short(newest.due_on) or _("none"),
    }
    text = _(
        "Somebody else changed this duty while you were looking. "
        "It now says: status %(status)s, owner %(owner)s, agreed date %(due)s. "
        "What you typed is still here. Save again if it still fits."
    )
    return text % values
