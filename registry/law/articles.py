"""Write a Dutch citation the English way: "artikel 5, eerste lid, onder a" becomes "Article 5(1)(a)"."""

from __future__ import annotations

import re
from functools import cache

_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
             "elfde", "twaalfde")  # fmt: skip
_ORDINAL = f"(?:{'|'.join(_ORDINALS)})"


def _number(ordinal: str) -> str:
    return str(_ORDINALS.index(ordinal) + 1)


# Tried in this order on the whole citation.
_RULES: tuple[tuple[str, str], ...] = (
    (r"(\d+|\b[a-z]) bis\b", r"\1a"),
    (r"(\d+|\b[a-z]) ter\b", r"\1b"),
    (r"(\d+|\b[a-z]) quater\b", r"\1c"),
    (r"bijlage ([IVX]+)", r"Annex \1"),
    (r"afdeling ([AB])", r"Section \1"),
    (r"overweging (\d+)", r"recital \1"),
    (r"punt (\d+)", r"point \1"),
    (r"artikel (\d+\w*)", r"Article \1"),
    (r"\blid (\d+\w*) en (\d+\w*)", r"(\1) and (\2)"),
    (r"\blid (\d+\w*)", r"(\1)"),
    (r"onder (\d+), (\d+) en (\d+)", r"(\1), (\2) and (\3)"),
    (r"onder ([a-z]{1,2}|\d+) tot en met (\d+)", r"(\1) to (\2)"),
    (r"onder ([a-z]{1,2}|\d+) en ([a-z]\b|\d+)", r"(\1) and (\2)"),
    (r"onder ([a-z]{1,2}|\d+), i tot en met iii", r"(\1)(i) to (iii)"),
    (r"onder ([a-z]{1,2}|\d+), (i{1,3})\b", r"(\1)(\2)"),
    (r"onder ([a-z]{1,2}|\d+)", r"(\1)"),
    (r"eerste alinea", "first subparagraph"),
    (r"tweede alinea", "second subparagraph"),
    (r"laatste alinea", "last subparagraph"),
    (r"laatste zin", "last sentence"),
    (r"tot en met", "to"),
    (r"richtsnoeren van de Commissie", "Commission guidelines"),
    (r"Handreiking Algoritmeregister", "Algorithm Register guide"),
    (r"Overheidsbreed standpunt generatieve AI", "Government position on generative AI"),
    (r"Wet politiegegevens", "Police Data Act"),
    (r"Inkoopbeleid", "Procurement policy"),
    (r"Rijksbeleid", "Central government policy"),
    (r"\bAVG\b", "GDPR"),
    (r"\ben\b", "and"),
    (r"(?<=[\w)]), \(", "("),
    (r"\)\((\d+)\) and", r"), (\1) and"),
    (r", and (?=Article|Annex|GDPR|\()", " and "),
)


@cache
def article_in(article: str, lang: str) -> str:
    """The citation as readers of `lang` expect it; content files hold it in Dutch."""
    if not lang.lower().startswith("en"):
        return article
    text = re.sub(rf"\b({_ORDINAL}) (?:en ({_ORDINAL}) )?(?:tot en met ({_ORDINAL}) )?lid", _paragraphs, article)
    for pattern, replacement in _RULES:
        text = re.sub(pattern, replacement, text)
    return text[:1].upper() + text[1:]


def _paragraphs(found: re.Match[str]) -> str:
    first, second, until = found.groups()
    if second:
        return f"({_number(first)}) and ({_number(second)})"
    return f"({_number(first)}) to ({_number(until)})" if until else f"({_number(first)})"
