"""What the conclusions rest on, each with its version: the law, the questions, the duties, the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from obligations import rulesets
from obligations.dossier.contents import Source
from registry import facts
from registry.texts import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from assessments.models import Assessment
    from obligations.reading import DutyRow
    from registry.law import Law


def law(used: Law) -> Source:
    """The law as weighed; CELEX is the number under which EUR-Lex keeps the text."""
    said = {"celex": _("CELEX {number}"), "amended_by": _("amended by {number}")}
    text = ", ".join(words.format(number=used.source[key]) for key, words in said.items() if used.source.get(key))
    return Source(
        kind="law", id=used.id, title=local(used.title), version=used.version, text=text, in_force=used.in_force
    )


def others(rows: Iterable[DutyRow], assessments: Iterable[Assessment], day: date) -> Iterator[Source]:
    yield Source(kind="facts", id="facts", title=_("Questions about the use case"), version=facts.VERSION)
    catalogue = rulesets.latest(day)
    yield Source(kind="catalogue", id=catalogue.name, title=local(catalogue.title), version=catalogue.version)
    for name, version in sorted({(row.ruleset, row.ruleset_version) for row in rows}):
        yield Source(kind="rules", id=name, title=local(rulesets.load(name, version).title), version=version)
    for form in assessments:
        yield Source(kind="instrument", id=form.instrument, title=local(form.questionnaire.title), version=form.version)
