"""Finding a unit while its name is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from people.units import TYPED, find, visible_units

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_GET
def unit_search(request: HttpRequest) -> HttpResponse:
    """Units to choose from, among those that the person may see."""
    found = find(visible_units(request.user), request.GET.get(TYPED, ""))
    return render(request, "people/_units_found.html", {"found": found, "while_typing": True})
