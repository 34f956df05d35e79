"""The two lists: use cases and systems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from overview.filters import SystemFilter, UseCaseFilter
from overview.sorting import ordering
from people.access import WRITERS, scope
from registry.models import AISystem, ClassificationRecord, RoleAssignment, UseCase

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse, QueryDict

    from people.models import User
    from registry.http import UserRequest

ROWS = 20
SECONDS, LARGE = 30, 2000  # a small register is counted each time
USE_CASE_COLUMNS = {
    "name": "name",
    "class": "class_rank",
    "phase": "phase",
    "open": "tally__undone",
    "date": "tally__next_due_on",
}
SYSTEM_COLUMNS = {"name": "name", "provider": "provider__name", "use_cases": "use_case_count"}


@require_safe
def use_cases(request: UserRequest) -> HttpResponse:
    """All use cases that the person may see, narrowed and sorted by the address."""
    visible = UseCase.objects.live().visible_to(request.user)
    narrowed = UseCaseFilter(request.GET, queryset=visible, request=request)
    sort = request.GET.get("sort", "name")
    rows = narrowed.qs.order_by(*ordering(sort, USE_CASE_COLUMNS, "name"))
    total, chosen = visible.count(), _chosen(narrowed, request.GET)
    found = rows.count() if chosen else total
    page = Counted(_with_columns(rows), ROWS, count=found).get_page(request.GET.get("page"))
    context = {
        "filter": narrowed,
        "page_obj": page,
        "total": total,
        "chosen": chosen,
        "views": _saved_views(request.user, visible, total),
        "may_register": _may_register(request),
        "compact": request.GET.get("rows") == "compact",
    }
    return render(request, "overview/use_case_list.html", context)


@require_safe
def systems(request: UserRequest) -> HttpResponse:
    """The inventory: every system, with how often it is used where the person may look."""
    seen = UseCase.objects.live().visible_to(request.user)
    visible = AISystem.objects.live().visible_to(request.user)
    narrowed = SystemFilter(request.GET, queryset=visible, request=request)
    used = Count("use_cases", filter=Q(use_cases__in=seen.values("pk")), distinct=True)
    sort = request.GET.get("sort", "name")
    rows = narrowed.qs.select_related("provider", "unit__organisation").annotate(use_case_count=used)
    page = Paginator(rows.order_by(*ordering(sort, SYSTEM_COLUMNS, "name")), ROWS).get_page(request.GET.get("page"))
    context = {"filter": narrowed, "page_obj": page, "may_register": _may_register(request)}
    return render(request, "overview/system_list.html", context)


def _with_columns(rows: QuerySet[UseCase]) -> QuerySet[UseCase]:
    """What a row shows, in a fixed number of queries."""
    own_roles = RoleAssignment.objects.filter(withdrawn_at=None).select_related("party").order_by("pk")
    decisions = ClassificationRecord.objects.filter(withdrawn_at=None).exclude(status="rejected").order_by("-pk")
    return rows.select_related("system", "version__system", "unit__organisation", "tally").prefetch_related(
        Prefetch("role_assignments", own_roles, to_attr="live_roles"),
        Prefetch("classifications", decisions.only("pk", "use_case", "status", "decided_at"), to_attr="decisions"),
    )


def _may_register(request: UserRequest) -> bool:
    reach = scope(request.user, WRITERS)
    return reach.everything or bool(reach.paths)


class Counted(Paginator[UseCase]):
    """Pages of rows that were counted already."""

    def __init__(self, rows: QuerySet[UseCase], per_page: int, *, count: int) -> None:
        super().__init__(rows, per_page)
        self._count = count

    @cached_property
    def count(self) -> int:
        return self._count


def _saved_views(user: User, visible: QuerySet[UseCase], total: int) -> list[dict[str, Any]]:
    """The tabs of the list with their counts. Those of duties cost a walk through the register: half a minute old."""
    key = f"list-views-{user.pk}"
    counts = cache.get(key)
    if counts is None:
        open_, late = Count("pk", filter=Q(tally__undone__gt=0)), Count("pk", filter=Q(tally__late__gt=0))
        counts = visible.aggregate(open=open_, late=late)
        cache.set(key, counts, SECONDS if total > LARGE else 0)
    return [
        {"label": _("All"), "query": "", "count": total},
        {"label": _("With open duties"), "query": "duties=open", "count": counts["open"]},
        {"label": _("Late"), "query": "duties=late", "count": counts["late"]},
        {"label": _("Not yet determined"), "query": "risk_class=undetermined", "count": None},
        {"label": _("Without decision"), "query": "decision=no", "count": None},
    ]


def _chosen(narrowed: UseCaseFilter, query: QueryDict) -> list[dict[str, str]]:
    """Each choice that narrows the list, with the address without it."""
    chosen = []
    for name, field in narrowed.form.fields.items():
        for value in (v for v in query.getlist(name) if v):
            rest = query.copy()
            rest.setlist(name, [v for v in query.getlist(name) if v != value])
            rest.pop("page", None)
            label = f"{field.label}: {_word(field, value)}"
            chosen.append({"label": label, "without": f"?{rest.urlencode()}"})
    return chosen


def _word(field: Any, value: str) -> str:
    words = {str(key): str(label) for key, label in getattr(field, "choices", []) if value == str(key)}
    return words.get(value, value)
