"""The duties of a use case, one duty, and the list of all duties that somebody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from obligations.cards import cards
from obligations.chosen import chosen
from obligations.filters import DutyFilter, MyDutyFilter
from obligations.forms import AssignForm, EvidenceForm, NoteForm, StatusForm
from obligations.grouping import by_role, parties_of
from obligations.listing import listed, page_of, saved_views
from obligations.models import Obligation
from obligations.next_step import next_step
from obligations.reading import WITH_PEOPLE, duties_of
from people.units import settled
from registry.models import UseCase

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from obligations.reading import DutyRow
    from registry.http import UserRequest


@require_safe
def duty_list(request: UserRequest, pk: int) -> HttpResponse:
    """What follows for one use case, by role; `?open=` shows one duty in place."""
    use_case = get_object_or_404(_use_cases(request), pk=pk)
    live = Obligation.objects.live().filter(use_case=use_case).order_by("rank", "key")
    narrowed = DutyFilter(request.GET, queryset=live.select_related(*WITH_PEOPLE), request=request)
    today = timezone.localdate()
    everything = duties_of(use_case, today, rows=live.select_related(*WITH_PEOPLE))
    shown = {duty.pk for duty in narrowed.qs} if narrowed.is_valid() else set()
    opened = _number(request.GET.get("open"))
    rows = [row for row in everything if row.id in shown]
    groups = by_role(rows, parties_of(use_case), whole=request.GET.get("show", ""), opened=opened)
    context = {
        "use_case": use_case,
        "tab": "duties",
        "cards": cards(everything, request.GET),
        "groups": groups,
        "filter": narrowed,
        "chosen": chosen(narrowed, request.GET),
        "any": bool(everything),
        "lapsed": _lapsed(use_case),
        "may_edit": use_case.may_edit(request.user),
        **_opened(use_case, rows, opened),
    }
    return render(request, "obligations/duty_list.html", context)


def _use_cases(request: UserRequest) -> Any:
    return UseCase.objects.visible_to(request.user).select_related("unit__organisation", "system", "version")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 19 else 0


def _opened(use_case: UseCase, rows: list[DutyRow], pk: int) -> dict[str, Any]:
    row = next((row for row in rows if row.id == pk), None)
    return {"opened": row, "step": next_step(use_case, row) if row else None}


def _lapsed(use_case: UseCase) -> list[DutyRow]:
    rows = Obligation.objects.filter(use_case=use_case, lapsed_at__isnull=False).select_related(*WITH_PEOPLE)
    found = list(rows.order_by("rank", "key"))
    return duties_of(use_case, timezone.localdate(), rows=found) if found else []


@require_safe
def duty(request: UserRequest, pk: int) -> HttpResponse:
    """One duty with everything that can be done about it."""
    return duty_page(request, visible_duty(request, pk))


def visible_duty(request: UserRequest, pk: int) -> Obligation:
    """The duty, or 404 for who may not see it."""
    rows = Obligation.objects.visible_to(request.user).of_use_cases()
    related = ("use_case__unit__organisation", "use_case__system", "use_case__version", *WITH_PEOPLE)
    return get_object_or_404(rows.select_related(*related), pk=pk)


def duty_page(request: UserRequest, found: Obligation, **bound: Any) -> HttpResponse:
    """The page of a duty; `bound` holds a form that came back with errors, under its name."""
    use_case = found.use_case
    assert use_case is not None
    row = duties_of(use_case, timezone.localdate(), rows=[found])[0]
    may_edit = use_case.may_edit(request.user) and found.lapsed_at is None
    context = {
        "use_case": use_case,
        "tab": "duties",
        "duty": row,
        "step": next_step(use_case, row),
        "may_edit": may_edit,
        "forms": {**_forms(found), **bound} if may_edit else {},
    }
    return render(request, "obligations/duty.html", context)


def _forms(found: Obligation) -> dict[str, Any]:
    kinds = {"status": StatusForm, "assign": AssignForm, "note": NoteForm, "evidence": EvidenceForm}
    return {name: form(duty=found, action=action(found, name)) for name, form in kinds.items()}


def action(found: Obligation, name: str) -> str:
    """Where the form `name` of a duty posts to."""
    return f"{reverse('obligations:duty', args=[found.pk])}{name}/"


@require_safe
def my_duties(request: UserRequest) -> HttpResponse:
    """All duties that this person may see, those still to be done first by date."""
    rows = Obligation.objects.visible_to(request.user).of_use_cases()
    query = settled(request.GET, request.user)
    narrowed = MyDutyFilter(query, queryset=rows.live(), request=request)
    found = narrowed.qs if query.get("moment") else narrowed.qs.to_do()
    without_deadline = query.get("moment") in {"open", "fulfilled"}
    sort = query.get("sort", "date" if without_deadline else "")
    words, use_cases = query.get("q", ""), narrowed.use_cases()
    page = page_of(found, query.get("page"), use_cases=use_cases, sort=sort, words=words)
    context = {
        "filter": narrowed,
        "chosen": chosen(narrowed, query),
        "page_obj": page,
        "views": saved_views(query),
        "rows": listed(page, timezone.localdate()),
    }
    return render(request, "obligations/my_duties.html", context)
