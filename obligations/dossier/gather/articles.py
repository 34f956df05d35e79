"""Articles as tight tables write them: "art. 6, lid 3" for "artikel 6, derde lid"."""

from __future__ import annotations

import re

# fmt: off
ORDINALS = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende",
    "achtste", "negende", "tiende", "elfde", "twaalfde", "dertiende", "veertiende",
)
# fmt: on
NUMBERS = {word: number for number, word in enumerate(ORDINALS, start=1)}
ORDINAL = "|".join(ORDINALS)
PARAGRAPHS = re.compile(rf"\b({ORDINAL})(?: (en|tot en met) ({ORDINAL}))? lid\b")


def short(article: str) -> str:
    """Shorten the Dutch way of writing; what it does not know stays as it is."""
    numbered = PARAGRAPHS.sub(_paragraphs, article)
    return re.sub(r"\bartikel\b", "art.", numbered)


def _paragraphs(found: re.Match[str]) -> str:
    first, word, second = found.groups()
    return f"lid {NUMBERS[first]} {word} {NUMBERS[second]}" if second else f"lid {NUMBERS[first]}"
