"""What a rule of duties is, and the sets they come in. What they say stands in `content/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from obligations.citations import Citation
from registry.conditions import Condition, Requirement
from registry.datafile import Text

# A name from the law's list of dates, or a day of its own.
DateRef = str | date
# Conclusion id -> date; the one without a conclusion counts when none of the others holds. Empty: no own start date.
Starts = tuple[tuple[str | None, DateRef], ...]


class Binding(StrEnum):
    """How strongly a rule binds."""

    LAW = "law"
    PRACTICE = "practice"  # how the law is usually put into practice
    POLICY = "policy"
    RECOMMENDATION = "recommendation"
    OPTION = "option"


class Phase(StrEnum):
    """The part of a use case's life in which a rule asks for work, in the order of doing."""

    DESIGN = "design"
    PROCUREMENT = "procurement"
    BEFORE_USE = "before_use"
    IN_USE = "in_use"
    INCIDENT = "incident"
    RETIREMENT = "retirement"


class Level(StrEnum):
    """What a duty is about: an organisation has one literacy programme, not one per use case."""

    USE_CASE = "use_case"
    SYSTEM = "system"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class Rule:
    """One duty as a law or policy lays it."""

    id: str
    law: str
    law_name: Text
    article: Text
    article_short: Text
    link: str
    binding: Binding
    roles: tuple[str, ...]
    phase: Phase
    level: Level
    # Each role must do something else, so that who holds two roles has two duties.
    per_role: bool
    # What must hold besides for a role to owe it; of the other roles nothing more is asked.
    role_when: Mapping[str, Requirement]
    # Who does not hold the role (any more) and owes it all the same.
    also_owed_if: Requirement | None
    title: Text
    summary: Text
    steps: tuple[Text, ...]
    evidence: tuple[Text, ...]
    requirement: Requirement
    # Short-circuits: where this holds, the rule does not.
    cut_by: Requirement
    starts: Starts
    # Whether transitions for existing systems move the start.
    moved: bool
    formal: Starts
    date_note: Text | None
    fulfilled_by: tuple[str, ...]
    owner: Text
    ruleset: str
    ruleset_version: str

    @property
    def is_law(self) -> bool:
        """Laid by the law itself; practice, policy and advice are not."""
        return self.binding is Binding.LAW


@dataclass(frozen=True)
class Bearer:
    """Who has the duties of a role beside the one that holds it."""

    carried_by: tuple[str, ...] = ()
    outside_act: Requirement | None = None


NO_OTHERS = Bearer()


@dataclass(frozen=True)
class Transition:
    """Where the requirement holds, duties that start on one of `dates` start on the earliest of `to` instead.

    Names in `to` are dates of the law or date facts; without any the duties do not start as long as this holds.
    """

    article: Citation
    requirement: Requirement
    dates: frozenset[str]
    to: tuple[str, ...]
    # Why the day is another than the law's own.
    note: Text | None = None


@dataclass(frozen=True)
class Catalogue:
    """What the rules of several files share."""

    bearers: Mapping[str, Bearer]
    transitions: tuple[Transition, ...]
    instruments: frozenset[str]


@dataclass(frozen=True)
class Ruleset:
    """Rules that are weighed together; one file, or all files of a catalogue."""

    name: str
    version: str
    title: Text
    rules: tuple[Rule, ...]
    shared: Catalogue

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def weighing(self) -> tuple[Alike, ...]:
        """The rules with their place in the files, by what they ask: many ask the same, so it is weighed once."""
        alike: dict[object, list[tuple[int, Rule]]] = {}
        for place, rule in enumerate(self.rules):
            alike.setdefault((_sameness(rule.cut_by), _sameness(rule.requirement)), []).append((place, rule))
        return tuple(Alike(found[0][1].cut_by, found[0][1].requirement, tuple(found)) for found in alike.values())


@dataclass(frozen=True, slots=True)
class Alike:
    """Rules that ask the same, with their place in the files."""

    cut_by: Requirement
    requirement: Requirement
    rules: tuple[tuple[int, Rule], ...]


def _sameness(requirement: Requirement) -> object:
    return tuple(map(_parts, requirement.when)), tuple(map(_parts, requirement.unless))


def _parts(condition: Condition) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset(condition.items())
