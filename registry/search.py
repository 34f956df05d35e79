"""Words to search in: one text per row, so that a search needs one index and no other table.

An index of three letters finds any part of a word. It knows shorter ones, such as "AI", by their place after a space;
so they are found at the start of a word only, and "AI" is not found in "mail".
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from registry.models import AISystem, UseCase

MOST_WORDS = 8
SHORT = 3  # letters; anything below has no index of its own
INSIDE = re.compile(r"(?<=[^\s\w])\w+")  # the second word of "gen-AI"


def asked(words: str) -> list[str]:
    """What to look for in a text: each word, folded as the texts are."""
    found = _folded(words).split()[:MOST_WORDS]
    return [word if len(word) >= SHORT else f" {word}" for word in found]


def use_case_text(row: UseCase) -> str:
    """What a use case is found by."""
    return _text(row.name, row.purpose, row.system.name, row.unit.name)


def system_text(row: AISystem) -> str:
    """What a system is found by."""
    return _text(row.name, row.description, row.provider.name if row.provider else "")


def _text(*parts: str) -> str:
    """The parts as one text in which every word stands after a space at least once."""
    text = _folded(" ".join(parts))
    return " ".join(["", *text.split(), *dict.fromkeys(INSIDE.findall(text))])


def _folded(text: str) -> str:
    """Small letters without accents, so that "coordinatie" finds "Coördinatie"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
