"""Choices that say more than one word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """The label of a choice with a hint under it: `("yes", Option("Ja", "ook voor een deel"))`."""

    label: str
    hint: str = ""

    def __str__(self) -> str:
        return str(self.label)
