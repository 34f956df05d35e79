"""What a fact is: a question about an organisation, a system, a model, a use case or an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from registry.conditions import ALWAYS_REQUIRED, Facts, Requirement, Truth
from registry.datafile import Text
from registry.days import in_words


class Subject(StrEnum):
    ORGANISATION = "organisation"
    PARTY = "party"
    SYSTEM = "system"
    MODEL = "model"
    USE_CASE = "use_case"
    EVENT = "event"


class FactType(StrEnum):
    YES_NO = "yes_no"
    CHOICE = "choice"
    SET = "set"
    DATE = "date"
    NUMBER = "number"
    TEXT = "text"


class Source(StrEnum):
    ASKED = "asked"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    label: Text


NONE_OF_THESE, NEVER = Text("Geen van deze", "None of these"), Text("Nog niet", "Not yet")
YES_NO_OPTIONS = (Option("yes", Text("Ja", "Yes")), Option("no", Text("Nee", "No")))


class Stage(StrEnum):
    """What a part of the form is for: the class and roles come first, then what makes the duties precise."""

    CLASS = "class"
    DUTIES = "duties"


@dataclass(frozen=True, slots=True)
class Theme:
    """A part of the form; `short` names it in the row of steps."""

    id: str
    short: Text
    title: Text
    intro: Text
    stage: Stage = Stage.CLASS


@dataclass(frozen=True, slots=True)
class Block:
    """A page of the form: a few questions of one theme that belong together."""

    id: str
    theme: Theme
    title: Text
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing we may know about an organisation, a system or a use case."""

    id: str
    subject: Subject
    type: FactType
    theme: str
    short: Text
    question: Text
    article: str
    help: Text | None = None
    why: Text | None = None
    example: Text | None = None
    options: tuple[Option, ...] = ()
    source: Source = Source.ASKED
    # The question only makes sense when this holds; where it does not, the answer is settled as `otherwise`.
    relevant: Requirement = ALWAYS_REQUIRED
    otherwise: Truth = Truth.NO
    # What counts as long as nobody reports otherwise, such as: no incident happened.
    presumed: str | None = None
    # Belongs to the record of reasons; no rule decides on it.
    informs: bool = False

    @property
    def values(self) -> frozenset[str]:
        """The values an answer may have; empty for dates, numbers and texts."""
        return frozenset(option.id for option in self.options)

    def in_words(self, values: frozenset[str]) -> Text:
        """An answer as people read it."""
        if not values:
            return NEVER if self.type is FactType.DATE else NONE_OF_THESE
        if self.type is FactType.DATE:
            return in_words(date.fromisoformat(min(values)))
        if not self.options:
            return Text(*[", ".join(sorted(values))] * 2)
        labels = [option.label for option in self.options if option.id in values]
        return Text(", ".join(label.nl for label in labels), ", ".join(label.en for label in labels))


@dataclass(frozen=True)
class Vocabulary:
    """All facts of one version, in the order of the form."""

    themes: tuple[Theme, ...]
    blocks: tuple[Block, ...]
    facts: Mapping[str, Fact]
    # Facts whose question depends on another answer, parents first.
    dependent: tuple[Fact, ...]

    @cached_property
    def gated(self) -> tuple[tuple[Requirement, tuple[Fact, ...]], ...]:
        """The dependent facts by what they depend on, parents first, so that each gate is weighed once."""
        found: dict[str, list[Fact]] = {}
        for fact in self.dependent:
            found.setdefault(repr(fact.relevant), []).append(fact)
        return tuple((facts[0].relevant, tuple(facts)) for facts in found.values())

    @cached_property
    def presumed(self) -> Facts:
        """What counts as long as nobody reports otherwise."""
        return {fact.id: frozenset({fact.presumed}) for fact in self.facts.values() if fact.presumed}

    @cached_property
    def closed(self) -> Mapping[str, frozenset[str]]:
        """Question -> the answer that holds where its gate is closed."""
        return {fact.id: frozenset({fact.otherwise.value}) for fact in self.dependent}

    @cached_property
    def gates(self) -> Mapping[str, tuple[tuple[str, Truth], ...]]:
        """Question -> the yes/no questions it depends on, with the answer each must have."""
        single = {fact.id: fact.relevant.when[0] for fact in self.dependent if len(fact.relevant.when) == 1}
        return {
            name: tuple(
                (gate, Truth(next(iter(allowed))))
                for gate, allowed in condition.items()
                if self.facts[gate].type is FactType.YES_NO and len(allowed) == 1
            )
            for name, condition in single.items()
        }

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """Question -> the block it stands in."""
        return {name: block.id for block in self.blocks for name in block.facts}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each question in the form."""
        return {name: place for place, name in enumerate(self.facts)}
