"""What is known of one fact, and from whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Known:
    """What is known of one fact, and from whom; `values` is None for "weet ik niet"."""

    fact: str
    values: frozenset[str] | None
    origin: str  # "use_case", "system", "organisation" or "register"
    label: str
    at: datetime | None = None
    by: str = ""
