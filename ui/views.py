"""Pages about the register itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ui import style_guide as guide


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/accessibility.html")


def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/help.html")


def style_guide(request: HttpRequest) -> HttpResponse:
    """Every component in every state; only there with DEBUG."""
    return render(request, "ui/style_guide.html", guide.context())


def error_page(request: HttpRequest, code: int) -> HttpResponse:
    """An error page as people see it; only there with DEBUG."""
    return render(request, f"{code}.html", status=code)
