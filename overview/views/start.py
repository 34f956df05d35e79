"""The start page: what waits for me, my use cases, the dates that come, what changed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.models import AuditEvent
from obligations.models import Tally
from overview.waiting import tasks
from people.access import WRITERS, scope
from registry.models import UseCase

if TYPE_CHECKING:
    from django.http import HttpResponse

    from registry.http import UserRequest

SOON = timedelta(days=14)
SHOWN_TASKS, SHOWN_USE_CASES, SHOWN_EVENTS, SHOWN_DATES = 8, 8, 6, 4


@require_safe
def start(request: UserRequest) -> HttpResponse:
    """What waits comes first; everything on it is limited to what the person may see."""
    today = timezone.localdate()
    waiting = tasks(request.user, today)
    everything = request.GET.get("all") == "1"
    visible = UseCase.objects.live().visible_to(request.user)
    mine = visible.of(request.user).select_related("system", "version", "unit", "tally").order_by("class_rank", "name")
    reach = scope(request.user, WRITERS)
    context = {
        "tasks": waiting if everything else waiting[:SHOWN_TASKS],
        "task_count": len(waiting),
        "late_count": sum(task.late for task in waiting),
        "soon_count": sum(task.day is not None and not task.late and task.day <= today + SOON for task in waiting),
        "use_cases": mine[:SHOWN_USE_CASES],
        "use_case_count": mine.count(),
        "visible_count": visible.count(),
        "dates": Tally.objects.filter(use_case__in=mine.order_by().values("pk"), next_due_on__gte=today)
        .select_related("use_case")
        .order_by("next_due_on")[:SHOWN_DATES],
        "events": AuditEvent.objects.filter(use_case_id__in=mine.order_by().values("pk"))[:SHOWN_EVENTS],
        "may_register": reach.everything or bool(reach.paths),
        "hour": timezone.localtime().hour,
    }
    return render(request, "overview/start.html", context)
