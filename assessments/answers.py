"""What a person can say to a question: a value and a state. Pure: no Django, no database, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Value = Any  # text, a list of option ids, a mapping of columns, or a list of such mappings: always plain JSON


class State(StrEnum):
    """How far an answer is. "Weet ik niet" and "niet van toepassing" are answers too, and are never read as "no"."""

    EMPTY = "empty"
    CONCEPT = "concept"
    DONE = "done"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    LATER = "later"


@dataclass(frozen=True)
class Given:
    """The answer to one question as it stands."""

    value: Value = None
    state: State = State.EMPTY
    reason: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether nobody needs to come back to it: an answer that is done, or not applicable with a reason."""
        if self.state is State.NOT_APPLICABLE:
            return bool(self.reason.strip())
        return self.is_answered

    @property
    def is_answered(self) -> bool:
        """Whether it holds a finished answer of its own; "not applicable" is none."""
        return self.state is State.DONE and is_filled(self.value)


Answers = Mapping[str, Given]
NOTHING = Given()


def is_filled(value: Value) -> bool:
    """Whether a value says something: blank text, empty lists and rows of blanks do not."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Mapping):
        return any(is_filled(part) for part in value.values())
    if isinstance(value, list):
        return any(is_filled(part) for part in value)
    return value is not None
