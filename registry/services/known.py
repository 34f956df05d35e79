"""What is known of one fact, and from whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from registry.facts import carry_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from registry.facts import Carried


@dataclass(frozen=True)
class Known:
    """What is known of one fact, and from whom; `values` is None for "weet ik niet"."""

    fact: str
    values: frozenset[str] | None
    origin: str  # "use_case", "system", "organisation" or "register"
    label: str
    at: datetime | None = None
    by: str = ""
    # The fact of an older vocabulary that was answered.
    was: str = ""

    @property
    def carried(self) -> Carried | None:
        """What became of an answer in an older vocabulary; None for an answer of today."""
        return carry_over(self.fact, self.values or frozenset())

    def now(self) -> Iterator[Known]:
        """The same answer in the words of today; nothing when it has no meaning there any more."""
        carried = self.carried
        if carried is None:
            yield self
        elif self.values is not None:
            for fact, values in carried.now.items():
                yield replace(self, fact=fact, values=values, was=self.fact)
