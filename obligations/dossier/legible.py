"""Characters that print can show: whatever has no glyph, or would reorder the text around it, becomes visible."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = (
    Path("/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf"),
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
)
MISSING = "\N{REPLACEMENT CHARACTER}"
ALLOWED_CONTROLS = frozenset("\n\t")
# Seen by nobody, and harmless to leave out of print: soft hyphen, joiners, byte order mark, variation selectors.
SILENT = frozenset({0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)})


def legible(text: str) -> str:
    """Return `text` with every character that print cannot show replaced by �."""
    return text.translate(_Table())


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = shown(code)
        return self[code]


@cache
def shown(code: int) -> str:
    """Return what print shows for a code point: itself, nothing, or the sign for a missing character."""
    character = chr(code)
    if character in ALLOWED_CONTROLS:
        return character
    if code in SILENT:
        return ""
    if unicodedata.category(character).startswith("C"):
        return MISSING
    return character if code in glyphs() or character.isspace() else MISSING


@cache
def glyphs() -> frozenset[int]:
    """Return the code points our fonts have; without those fonts, nothing beyond Latin."""
    found: set[int] = set()
    for path in FONTS:
        if path.exists():
            with TTFont(path, lazy=True) as font:
                found.update(font.getBestCmap())
    return frozenset(found) or frozenset(range(0x20, 0x250))
