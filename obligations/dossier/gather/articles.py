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
PARAGRAPH = re.compile(rf"\b({'|'.join(ORDINALS)}) lid\b")


def short(article: str) -> str:
    """Shorten the Dutch way of writing; what it does not know stays as it is."""
    numbered = PARAGRAPH.sub(lambda found: f"lid {NUMBERS[found[1]]}", article)
    return re.sub(r"\bartikel\b", "art.", numbered)
