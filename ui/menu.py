"""The main menu: which entries exist and which one is current."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

ENTRIES = (
    ("start", _("Start"), "overview:start"),
    ("use_cases", _("Use cases"), "overview:use_case_list"),
    ("systems", _("Systems"), "overview:system_list"),
    ("duties", _("Duties"), "obligations:my_duties"),
    ("assessments", _("Assessments"), "assessments:my_assessments"),
    ("dossiers", _("Dossiers"), "obligations:my_dossiers"),
    ("dashboard", _("Overview"), "overview:dashboard"),
)


def entries(path: str, *, chosen: str = "") -> list[dict[str, object]]:
    """The entries whose page exists; `chosen` (an id) goes before the address."""
    found = [(key, label, url) for key, label, name in ENTRIES if (url := _url(name))]
    current = chosen or _current(path, {key: url for key, _label, url in found})
    return [{"label": label, "url": url, "current": key == current} for key, label, url in found]


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _current(path: str, urls: dict[str, str]) -> str:
    if path == urls.get("start"):
        return "start"
    longest = sorted(urls.items(), key=lambda item: -len(item[1]))
    return next((key for key, url in longest if key != "start" and path.startswith(url)), "")
