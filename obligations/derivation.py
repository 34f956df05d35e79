"""Which duties follow from the facts and the classification of one use case, on a day.

Pure: no Django, no database, no clock. What the law says stands in `content/`; here is only how to weigh it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from registry.conditions import Conclusions, Condition, Facts, Requirement, Verdict, all_of, any_of
from registry.datafile import Text

if TYPE_CHECKING:
    from registry.law import Classification, Law

Moment = Literal["now", "later", "open"]
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


_DID_NOT_HAPPEN = frozenset({"no"})
_PHASE_ORDER = {phase: order for order, phase in enumerate(Phase)}


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
    title: Text
    summary: Text
    steps: tuple[Text, ...]
    evidence: tuple[Text, ...]
    requirement: Requirement
    starts: Starts
    formal: Starts
    date_note: Text | None
    fulfilled_by: tuple[str, ...]
    owner: Text
    ruleset: str
    ruleset_version: str


@dataclass(frozen=True)
class Ruleset:
    """Rules that are weighed together; one file, or all files of a catalogue."""

    name: str
    version: str
    title: Text
    rules: tuple[Rule, ...]
    # Role -> the roles that carry its duties as well.
    carried_by: Mapping[str, tuple[str, ...]]
    # Facts that come up now and then: not reported means that it did not happen.
    events: frozenset[str]

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def weighing(self) -> tuple[tuple[Requirement, tuple[tuple[int, Rule], ...]], ...]:
        """The rules with their place in the files, by requirement: many ask the same, so it is weighed once."""
        alike: dict[object, list[tuple[int, Rule]]] = {}
        for place, rule in enumerate(self.rules):
            alike.setdefault(_sameness(rule.requirement), []).append((place, rule))
        return tuple((places[0][1].requirement, tuple(places)) for places in alike.values())


def _sameness(requirement: Requirement) -> object:
    return tuple(map(_parts, requirement.when)), tuple(map(_parts, requirement.unless))


def _parts(condition: Condition) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset(condition.items())


@dataclass(frozen=True, slots=True)
class Duty:
    """A rule that holds, or may yet hold, for one organisation in one use case."""

    rule: Rule
    role: str
    # All roles through which it is owed; more than one when the organisation makes and uses the system.
    roles: tuple[str, ...]
    verdict: Verdict
    applies_from: date | None
    formal_from: date | None

    @property
    def key(self) -> str:
        """What tells this duty from the others of the same use case, whatever its role becomes."""
        return f"{self.rule.id}/{self.role}" if self.rule.per_role else self.rule.id

    @property
    def date_note(self) -> Text | None:
        return self.rule.date_note

    def moment(self, on: date) -> Moment:
        if self.verdict.is_open:
            return "open"
        return "now" if self.applies_from is None or self.applies_from <= on else "later"


def derive(facts: Facts, classification: Classification, ruleset: Ruleset, law: Law, *, on: date) -> list[Duty]:
    """List the duties that hold or may yet hold on the day `on`, in the order of doing."""
    conclusions = classification.conclusions
    known = {**dict.fromkeys(ruleset.events, _DID_NOT_HAPPEN), **facts}
    roles = _Roles(conclusions, ruleset.carried_by)
    day_of = _days(conclusions, law)
    found = [
        (place, duty)
        for requirement, rules in ruleset.weighing
        for verdict in (requirement.weigh(known, conclusions),)
        if not verdict.is_no
        for place, rule in rules
        for duty in _duties(rule, verdict, roles, day_of)
    ]
    found.sort(key=lambda item: (_PHASE_ORDER[item[1].rule.phase], item[1].applies_from or date.min, item[0]))
    return [duty for _place, duty in found]


class _Roles:
    """Who the organisation is, weighed once per role."""

    def __init__(self, conclusions: Conclusions, carried_by: Mapping[str, tuple[str, ...]]) -> None:
        self._conclusions = conclusions
        self._carried_by = carried_by
        self._weighed: dict[str, Verdict] = {}

    def verdict(self, role: str) -> Verdict:
        if role not in self._weighed:
            held = (role, *self._carried_by.get(role, ()))
            self._weighed[role] = any_of([self._conclusions[f"role:{name}"] for name in held])
        return self._weighed[role]

    def not_excluded(self, rule: Rule) -> list[tuple[str, Verdict]]:
        """The roles of `rule` that are held or may be. One that is held is enough for a duty that all roles share."""
        possible = [(role, self.verdict(role)) for role in rule.roles if not self.verdict(role).is_no]
        held = [(role, verdict) for role, verdict in possible if verdict.is_yes]
        return held if held and not rule.per_role else possible


DayOf = Callable[[Starts], tuple[bool, date | None]]


def _duties(rule: Rule, verdict: Verdict, roles: _Roles, day_of: DayOf) -> Iterator[Duty]:
    in_this_law, applies_from = day_of(rule.starts)
    held = roles.not_excluded(rule) if in_this_law else []
    if not held:
        return
    _known, formal_from = day_of(rule.formal)
    names = tuple(role for role, _verdict in held)
    if rule.per_role:
        for role, as_role in held:
            yield Duty(rule, role, (role,), all_of([verdict, as_role]), applies_from, formal_from)
    else:
        as_any = any_of([as_role for _role, as_role in held])
        yield Duty(rule, names[0], names, all_of([verdict, as_any]), applies_from, formal_from)


def _days(conclusions: Conclusions, law: Law) -> DayOf:
    """Look up start dates once per way of starting. False: this version of the law does not know the duty yet."""
    known: dict[Starts, tuple[bool, date | None]] = {}

    def day_of(starts: Starts) -> tuple[bool, date | None]:
        if starts not in known:
            known[starts] = _first_day(starts, conclusions, law)
        return known[starts]

    return day_of


def _first_day(starts: Starts, conclusions: Conclusions, law: Law) -> tuple[bool, date | None]:
    if not starts:
        return True, None
    hit = [ref for key, ref in starts if key is not None and key in conclusions and conclusions[key].is_yes]
    refs = hit or [ref for key, ref in starts if key is None]
    days = [day for ref in refs if (day := law.dates.get(ref) if isinstance(ref, str) else ref) is not None]
    return bool(days), min(days, default=None)
