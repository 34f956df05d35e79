"""One system: what it is, its versions, and where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from registry.models import AISystem, UseCase

if TYPE_CHECKING:
    from django.http import HttpResponse

    from registry.http import UserRequest

SHOWN = 50


@require_safe
def system(request: UserRequest, pk: int) -> HttpResponse:
    """What is registered about a system, and its use cases that the person may see."""
    rows = AISystem.objects.visible_to(request.user).select_related(
        "provider", "supplier", "unit__organisation", "created_by"
    )
    found = get_object_or_404(rows, pk=pk)
    use_cases = UseCase.objects.live().visible_to(request.user).filter(system=found)
    context = {
        "system": found,
        "versions": found.versions.filter(withdrawn_at=None).prefetch_related("ai_models"),
        "use_cases": use_cases.select_related("unit__organisation", "version").order_by("name")[:SHOWN],
        "use_case_count": use_cases.count(),
        "other_count": found.use_cases.filter(withdrawn_at=None).count(),
    }
    return render(request, "registry/system.html", context)
