"""Small things that only the printed dossier needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from obligations.dossier.contents import Duty, Table

register = template.Library()

MOST_NAMED = 3  # numbers of missing facts that fit in a cell
PLACE = re.compile(r"\b(art\.|artikel|lid|onder|punt|bijlage|afdeling) (?=\S)")
NARROW = {8: "w-tiny", 18: "w-brief"}  # widths for columns in which no cell is longer than so many characters


@register.filter
def cite(article: str) -> str:
    """A citation that does not leave a lone letter or number on the next line."""
    return PLACE.sub("\\1\N{NO-BREAK SPACE}", article)


@register.filter
def remarks(notes: Sequence[str], numbers: Mapping[str, str]) -> list[str]:
    """Remarks on a date: the numbers of those that are told elsewhere, and the others in full."""
    told = sorted(numbers[note] for note in notes if note in numbers)
    see = [_("See {numbers}.").format(numbers=_(" and ").join(told))] if told else []
    return see + [note for note in notes if note not in numbers]


@register.filter
def waits_for(questions: Sequence[str], numbers: Mapping[str, str]) -> str:
    """The numbers of the first missing facts, and how many more there are."""
    known = sorted(numbers[question] for question in questions)
    named, more = ", ".join(known[:MOST_NAMED]), len(known) - MOST_NAMED
    return _("{numbers} and {n} more").format(numbers=named, n=more) if more > 0 else named


@register.filter
def reasons(duty: Duty, role_is_told: Sequence[str]) -> tuple[str, ...]:
    """Why a duty holds, without what was said of its role already."""
    return duty.own_why if role_is_told else duty.own_why or duty.why


@register.filter
def columns(table: Table) -> list[tuple[str, str]]:
    """Each column with its width: what is short gets little room, so that the rest can share what is left."""
    widths = [_width(table.longest(place)) for place in range(len(table.columns))]
    return list(zip(table.columns, widths if "" in widths else [""] * len(widths), strict=True))


def _width(characters: int) -> str:
    return next((name for most, name in NARROW.items() if characters <= most), "")
