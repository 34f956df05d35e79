"""Write a place in a law the way a Dutch and an English reader expect it.

Content files name a place briefly, as lawyers jot it down: `26(11)`, `5(1)(ba)`, `5(2)-(7)`, `50(4) sub 2`,
`annex VIII C`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from registry.datafile import ContentError, Text

_ORDINALS_NL = (
    *("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende"),
    *("achtste", "negende", "tiende", "elfde", "twaalfde", "dertiende", "veertiende"),
)
# Inserted articles, paragraphs and points: what English numbers 4a, 1b and (ba), Dutch calls 4 bis, 1 ter and b bis.
_INSERTED_NL = {"a": "bis", "b": "ter", "c": "quater", "d": "quinquies"}
_ORDINALS_EN = ("first", "second", "third", "fourth", "fifth", "sixth")
# The article with definitions counts in points, not in paragraphs.
_DEFINITIONS = "3"
_ARTICLE = re.compile(
    r"(?P<article>\d+[a-z]?)"
    r"(?:\((?P<paragraph>\d+[a-z]?)\))?"
    r"(?:-\((?P<until>\d+)\))?"
    r"(?:\((?P<point>[a-z]{1,2})\))?"
    r"(?: sub (?P<sub>\d))?"
)
_PLAIN = re.compile(r"\d+[a-z]?")
_ANNEX = re.compile(r"annex (?P<annex>[IVX]+)(?: (?P<section>[A-C]))?")


@dataclass(frozen=True, slots=True)
class Citation:
    """The same place in full, and short for lists."""

    full: Text
    short: Text


def cite(places: Sequence[str], law: Text | None, where: str) -> Citation:
    """Write `places` as one citation. `law` is named where it is not the AI Act."""
    if len(places) > 1 and all(_PLAIN.fullmatch(place) for place in places):
        return _cite_articles(places, law)
    cited = [_cite_place(place, where) for place in places]
    full = Text("; ".join(c.full.nl for c in cited), "; ".join(c.full.en for c in cited))
    short = Text("; ".join(c.short.nl for c in cited), "; ".join(c.short.en for c in cited))
    return Citation(_of_law(full, law, ", " if "," in full.nl else " "), _of_law(short, law, " "))


def _cite_articles(numbers: Sequence[str], law: Text | None) -> Citation:
    """Whole articles of one law: `artikelen 6, 9 en 10`."""
    start, last = ", ".join(map(_number_nl, numbers[:-1])), _number_nl(numbers[-1])
    start_en = ", ".join(numbers[:-1])
    full = Text(f"artikelen {start} en {last}", f"Articles {start_en} and {numbers[-1]}")
    short = Text(f"art. {start} en {last}", f"Art. {start_en} and {numbers[-1]}")
    return Citation(_of_law(full, law, " "), _of_law(short, law, " "))


def article_number(place: str) -> str:
    """The number that an address ends with: `26` of `26(11)`, `VIII` of `annex VIII C`."""
    return re.split(r"[(\s-]", place.removeprefix("annex "), maxsplit=1)[0]


def _of_law(text: Text, law: Text | None, joint: str) -> Text:
    if law is None:
        return text
    return Text(f"{text.nl}{joint}{law.nl}", f"{text.en} {law.en}")


def _cite_place(place: str, where: str) -> Citation:
    if found := _ANNEX.fullmatch(place):
        return _cite_annex(found)
    if found := _ARTICLE.fullmatch(place):
        return _cite_article(found, place)
    raise ContentError(f"{where}: '{place}' is no place in a law; write 26(11), 5(1)(ba), 50(4) sub 2 or annex VIII C")


def _cite_annex(found: re.Match[str]) -> Citation:
    section = found["section"]
    full = Text(
        f"bijlage {found['annex']}" + (f", afdeling {section}" if section else ""),
        f"Annex {found['annex']}" + (f", Section {section}" if section else ""),
    )
    return Citation(full, full)


def _cite_article(found: re.Match[str], place: str) -> Citation:
    english = place.split(" ")[0].replace("-", "–") + _subparagraph_en(found["sub"])
    return Citation(
        full=Text(f"artikel {_number_nl(found['article'])}{_details_nl(found, short=False)}", f"Article {english}"),
        short=Text(f"art. {_number_nl(found['article'])}{_details_nl(found, short=True)}", f"Art. {english}"),
    )


def _number_nl(number: str) -> str:
    """`4a` is `4 bis`, `ba` is `b bis`; a plain `26` or `b` stays as it is."""
    head, last = number[:-1], number[-1]
    return f"{head} {_INSERTED_NL[last]}" if head and last.isalpha() else number


def _details_nl(found: re.Match[str], *, short: bool) -> str:
    parts = [
        _paragraph_nl(found, short=short) if found["paragraph"] else "",
        f"onder {_number_nl(found['point'])}" if found["point"] else "",
        f"{_ORDINALS_NL[int(found['sub']) - 1]} alinea" if found["sub"] else "",
    ]
    return "".join(f", {part}" for part in parts if part)


def _paragraph_nl(found: re.Match[str], *, short: bool) -> str:
    number, until = found["paragraph"], found["until"]
    if found["article"] == _DEFINITIONS:
        return f"onder {number}" + (f" tot en met {until}" if until else "")
    if short or not number.isdigit() or int(number) > len(_ORDINALS_NL):
        return f"lid {_number_nl(number)}" + (f"-{until}" if until else "")
    ordinal = _ORDINALS_NL[int(number) - 1]
    if not until:
        return f"{ordinal} lid"
    joint = "en" if int(until) == int(number) + 1 else "tot en met"
    return f"{ordinal} {joint} {_ORDINALS_NL[int(until) - 1]} lid"


def _subparagraph_en(sub: str | None) -> str:
    return f", {_ORDINALS_EN[int(sub) - 1]} subparagraph" if sub else ""
