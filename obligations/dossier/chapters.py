"""The chapters of a dossier in their order, and the figures of its summary. No Django but the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from obligations.dossier.contents import Assessment, Contents

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


@dataclass(frozen=True)
class Figure:
    label: str
    count: int


def chapters(contents: Contents) -> list[Chapter]:
    """List what comes after the cover."""
    return [
        _chapter("summary", _("Summary")),
        _chapter(
            "use_case", _("Use case and system"), use_case=_("Use case"), system=_("System"), models=_("AI models")
        ),
        _chapter(
            "classification",
            _("Class and grounds"),
            grounds=_("Grounds"),
            open_facts=_("Open facts"),
            decision=_("Decision"),
        ),
        replace(_chapter("roles", _("Roles")), flows=True),
        *_duties(contents),
        replace(_chapter("evidence", _("Evidence")), flows=not contents.evidence),
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


def figures(contents: Contents) -> list[Figure]:
    """Count the duties by their moment."""
    moments: list[str] = [duty.moment for duty in contents.all_duties()]
    labels = {
        "fulfilled": _("Fulfilled"),
        "now": _("Now"),
        "later": _("Later"),
        "open": _("To be determined"),
        "late": _("Late"),
    }
    return [Figure(label, moments.count(moment)) for moment, label in labels.items()]


def still_open(contents: Contents) -> list[str]:
    """Say in a few sentences what a reader must know is not finished."""
    facts = [_("Unknown: {question}").format(question=fact.question) for fact in contents.classification.open]
    undecided = [] if contents.classification.decision else [_("Nobody has decided on the class yet.")]
    forms = [_unfinished(form) for form in contents.assessments if not form.final]
    shown = undecided + forms + facts[:4]
    more = len(facts) - 4
    return shown + ([ngettext("And {n} more fact.", "And {n} more facts.", more).format(n=more)] if more > 0 else [])


def _unfinished(form: Assessment) -> str:
    return _("{form} is not final: {answered} of {total} questions answered.").format(
        form=form.short, answered=form.answered, total=form.total
    )


def _chapter(name: str, title: str, **parts: str) -> Chapter:
    headings = tuple(Heading(part.replace("_", "-"), words) for part, words in parts.items())
    return Chapter(f"chapter-{name}", title, f"dossier/_{name}.html", headings)


def _duties(contents: Contents) -> Iterator[Chapter]:
    groups = list(enumerate(contents.duties, start=1))
    listed = tuple(Heading(f"duties-{number}", group.heading) for number, group in groups)
    yield Chapter("chapter-duties", _("Duties"), "dossier/_duties.html", listed)
    explained = tuple(Heading(f"explained-{number}", group.heading) for number, group in groups if group.explained)
    if explained:
        yield Chapter("chapter-explained", _("Duties explained"), "dossier/_explained.html", explained)


def _assessment(number: int, form: Assessment) -> Chapter:
    anchor = f"form-{number}"
    parts = tuple(
        Heading(f"{anchor}-{position}", section.heading) for position, section in enumerate(form.sections, start=1)
    )
    title = pgettext("title of a chapter", "{form}: answers").format(form=form.short)
    return Chapter(anchor, title, "dossier/_assessment.html", parts, form)
