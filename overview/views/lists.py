"""The two lists: use cases and systems."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Prefetch, Q, Value
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from obligations.chosen import chosen
from overview.filters import SystemFilter, UseCaseFilter
from overview.pages import Pages
from overview.sorting import Column, ordering
from people.access import WRITERS, scope
from people.units import settled
from registry.models import AISystem, ClassificationRecord, UseCase

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from registry.http import UserRequest

USE_CASE_COLUMNS = {
    "name": Column("name"),
    "class": Column("class_rank"),
    "phase": Column("phase"),
    "open": Column("duties_undone"),
    "date": Column("next_due_on", least=date.min),
}
SYSTEM_COLUMNS = {"name": Column("name"), "provider": Column("provider__name", least=""), "use_cases": Column("used")}
ROW = ("name", "phase", "risk_class", "own_roles", "duties_undone", "duties_late", "next_due_on")
DECISION = ("use_case", "status", "decided_at")


@require_safe
def use_cases(request: UserRequest) -> HttpResponse:
    """All use cases that the person may see, narrowed and sorted by the address."""
    visible = UseCase.objects.live().visible_to(request.user)
    query = settled(request.GET, request.user)
    narrowed = UseCaseFilter(query, queryset=visible, request=request)
    choices, counts = chosen(narrowed, query), _counts(visible)
    found = narrowed.qs.count() if choices else counts["all"]
    few = bool(query.get("q")) and found <= counts["all"] / 2
    pages = Pages(_sorted(narrowed.qs, query.get("sort", ""), few=few), _with_columns(visible), found)
    context = {
        "filter": narrowed,
        "page_obj": pages.get_page(query.get("page")),
        "total": counts["all"],
        "chosen": choices,
        "views": _saved_views(counts),
        "may_register": _may_register(request),
        "compact": query.get("rows") == "compact",
    }
    return render(request, "overview/use_case_list.html", context)


@require_safe
def systems(request: UserRequest) -> HttpResponse:
    """The inventory: every system, with how often it is used where the person may look."""
    visible = AISystem.objects.live().visible_to(request.user)
    narrowed = SystemFilter(request.GET, queryset=visible, request=request)
    sort, found = request.GET.get("sort", ""), narrowed.qs
    rows = found.with_use(request.user) if sort.endswith("use_cases") else found
    shown = visible.with_use(request.user).select_related("provider", "unit__organisation")
    pages = Pages(rows.order_by(*ordering(sort, SYSTEM_COLUMNS, "name")), shown, found.count())
    page = pages.get_page(request.GET.get("page"))
    context = {"filter": narrowed, "page_obj": page, "may_register": _may_register(request)}
    return render(request, "overview/system_list.html", context)


def _sorted(rows: QuerySet[UseCase], sort: str, *, few: bool) -> QuerySet[UseCase]:
    """Found by few words, rows are fetched and sorted: an index would be walked past all others, reading each text."""
    return rows.order_by(*ordering(sort, USE_CASE_COLUMNS, "name", by_index=not few))


def _with_columns(rows: QuerySet[UseCase]) -> QuerySet[UseCase]:
    """What a row shows, in a fixed number of queries."""
    decisions = ClassificationRecord.objects.filter(withdrawn_at=None).exclude(status="rejected").order_by("-pk")
    return (
        rows.select_related("system", "version", "unit")
        .only(*ROW, "system__name", "version__label", "unit__name")
        .prefetch_related(Prefetch("classifications", decisions.only(*DECISION), to_attr="decisions"))
    )


def _may_register(request: UserRequest) -> bool:
    reach = scope(request.user, WRITERS)
    return reach.everything or bool(reach.paths)


def _counts(visible: QuerySet[UseCase]) -> dict[str, int]:
    """How many there are, with duties to do and with late ones: in one walk through an index."""
    row = Value(1)
    open_, late = Count(row, filter=Q(duties_undone__gt=0)), Count(row, filter=Q(duties_late__gt=0))
    return visible.aggregate(all=Count(row), open=open_, late=late)


def _saved_views(counts: dict[str, int]) -> list[dict[str, Any]]:
    """The tabs of the list."""
    return [
        {"label": _("All"), "query": "", "count": counts["all"]},
        {"label": _("With open duties"), "query": "duties=open", "count": counts["open"]},
        {"label": _("Late"), "query": "duties=late", "count": counts["late"]},
        {"label": _("Not yet determined"), "query": "risk_class=undetermined", "count": None},
        {"label": _("Without decision"), "query": "decision=no", "count": None},
    ]
