"""The chapters of a dossier in their order. No Django but the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from obligations.dossier.contents import Assessment, Contents
from obligations.dossier.owed import groups

# Which shape and colour a class has in print; an unknown class looks undetermined.
SIGNS = {
    "prohibited": "prohibited",
    "high_risk_annex1a": "high",
    "high_risk_annex1b": "high",
    "high_risk_annex3": "high",
    "annex3_exempt": "exception",
    "limited": "transparency",
    "minimal": "minimal",
    "gpai_model": "none",
    "not_ai": "none",
    "out_of_scope": "none",
}


@dataclass(frozen=True)
class Heading:
    anchor: str
    title: str


@dataclass(frozen=True)
class Chapter:
    anchor: str
    title: str
    template: str
    parts: tuple[Heading, ...] = ()
    subject: Assessment | None = None
    flows: bool = False  # goes on under the chapter before it instead of on a page of its own


def chapters(contents: Contents) -> list[Chapter]:
    """List what comes after the cover."""
    return [
        _chapter("summary", _("Summary")),
        _chapter(
            "use_case",
            _("Use case, system and roles"),
            use_case=_("Use case"),
            system=_("System"),
            models=_("AI models"),
            roles=_("Roles"),
        ),
        _chapter(
            "classification",
            _("Class and grounds"),
            decision=_("Decision"),
            grounds=_("Grounds"),
            open_facts=_("Open facts"),
        ),
        *_duties(contents),
        replace(_chapter("evidence", _("Evidence")), flows=True),
        *(_assessment(number, form) for number, form in enumerate(contents.assessments, start=1)),
        *([_chapter("answers", _("All other answers"))] if contents.classification.answers else []),
        _chapter("events", _("Who did what, and when")),
        replace(
            _chapter(
                "about", _("About this dossier"), sources=_("What it rests on"), check=_("How to check this dossier")
            ),
            flows=True,
        ),
    ]


def _chapter(name: str, title: str, **parts: str) -> Chapter:
    headings = tuple(Heading(part.replace("_", "-"), words) for part, words in parts.items())
    return Chapter(f"chapter-{name}", title, f"dossier/_{name}.html", headings)


def _duties(contents: Contents) -> Iterator[Chapter]:
    found = groups(contents)
    listed = tuple(Heading(f"duties-{group.place}", group.heading) for group in found)
    yield Chapter("chapter-duties", _("Duties"), "dossier/_duties.html", listed)
    explained = tuple(Heading(f"explained-{group.place}", group.heading) for group in found if group.listed)
    if explained:
        yield Chapter("chapter-explained", _("Duties explained"), "dossier/_explained.html", explained)


def _assessment(number: int, form: Assessment) -> Chapter:
    anchor = f"form-{number}"
    parts = tuple(
        Heading(f"{anchor}-{position}", section.heading) for position, section in enumerate(form.sections, start=1)
    )
    title = pgettext("title of a chapter", "{form}: answers").format(form=form.short)
    return Chapter(anchor, title, "dossier/_assessment.html", parts, form)
