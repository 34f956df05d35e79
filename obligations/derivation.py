"""Which duties follow from the facts and the classification of one use case, on a day.

Pure: no Django, no database, no clock. What the law says stands in `content/`; here is only how to weigh it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from obligations.ruleset import NO_OTHERS, Bearer, Phase, Rule, Ruleset
from obligations.startdays import StartDays
from registry.conditions import (
    ALWAYS,
    NEVER,
    Conclusions,
    Facts,
    Verdict,
    all_of,
    any_of,
    negation,
)
from registry.datafile import Text

if TYPE_CHECKING:
    from registry.law import Classification, Law

Moment = Literal["now", "later", "open"]
LATER = "later:"
_PHASE_ORDER = {phase: order for order, phase in enumerate(Phase)}


@dataclass(frozen=True, slots=True)
class Duty:
    """A rule that holds, or may yet hold, for one organisation in one use case."""

    rule: Rule
    role: str
    # All roles through which it is owed; more than one when the organisation makes and uses the system.
    roles: tuple[str, ...]
    verdict: Verdict
    # The first day that counts in practice, the day in the letter of the law, and the facts that may move the first.
    applies_from: date | None
    formal_from: date | None
    date_open: tuple[str, ...] = ()

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
    """List the duties that hold or may yet hold on the day `on`, in the order of doing.

    `facts` and `classification` belong together; see `registry.facts.presume` for what counts when nobody reported it.
    """
    conclusions, shared = conclusions_of(classification), ruleset.shared
    owing = _Owing(facts, conclusions, shared.bearers)
    days = StartDays(facts, conclusions, shared.transitions, law)
    weighed = list(_not_excluded(ruleset, facts, conclusions))
    found = [
        (place, duty)
        for verdict, rules in weighed
        for place, rule in rules
        for duty in _duties(rule, verdict, owing, days)
    ]
    found.sort(key=lambda item: (_PHASE_ORDER[item[1].rule.phase], item[1].applies_from or date.min, item[0]))
    return [duty for _place, duty in found]


def _not_excluded(
    ruleset: Ruleset, facts: Facts, conclusions: Conclusions
) -> Iterator[tuple[Verdict, tuple[tuple[int, Rule], ...]]]:
    """The rules that hold or may yet hold, apart from who owes them."""
    uncut: dict[int, Verdict] = {}
    for alike in ruleset.weighing:
        if (cut := id(alike.cut_by)) not in uncut:
            uncut[cut] = negation(alike.cut_by.weigh(facts, conclusions)) if alike.cut_by.when else ALWAYS
        if uncut[cut].is_no:
            continue
        verdict = alike.requirement.weigh(facts, conclusions)
        if not verdict.is_no:
            yield all_of([verdict, uncut[cut]]), alike.rules


def later_ids(law: Law) -> tuple[str, ...]:
    """Names for "this will hold on a later day", such as a practice that becomes prohibited."""
    return tuple(f"{LATER}{criterion.id}" for criterion in law.criteria if criterion.starts)


def conclusions_of(classification: Classification) -> Conclusions:
    """The conclusions, and of those that the law only knows from a later day whether they will hold then."""
    awaited = dict.fromkeys(later_ids(classification.law), NEVER)
    for criterion_id in classification.later:
        requirement = classification.law.by_id[criterion_id].requirement
        awaited[f"{LATER}{criterion_id}"] = requirement.weigh(classification.facts, classification.conclusions)
    return {**classification.conclusions, **awaited}


# The role of the duty, all roles through which it is owed, and whether they are held.
Owed = tuple[str, tuple[str, ...], Verdict]


class _Owing:
    """Who owes a duty: weighed once per role and set of roles, and put together once per verdict."""

    def __init__(self, facts: Facts, conclusions: Conclusions, bearers: Mapping[str, Bearer]) -> None:
        self._facts = facts
        self._conclusions = conclusions
        self._bearers = bearers
        self._roles: dict[str, Verdict] = {}
        self._owed: dict[object, tuple[Owed, ...]] = {}
        self._together: dict[tuple[int, int], Verdict] = {}

    def owed(self, rule: Rule) -> tuple[Owed, ...]:
        """The duties that `rule` may give: one, or one per role."""
        asks = (rule.roles, rule.per_role, id(rule.role_when) if rule.role_when else None, id(rule.also_owed_if))
        if asks not in self._owed:
            self._owed[asks] = tuple(self._weigh(rule))
        return self._owed[asks]

    def together(self, verdict: Verdict, as_role: Verdict) -> Verdict:
        # Both live as long as this object does, so that their ids tell them apart.
        pair = (id(verdict), id(as_role))
        if pair not in self._together:
            self._together[pair] = all_of([verdict, as_role])
        return self._together[pair]

    def _weigh(self, rule: Rule) -> Iterator[Owed]:
        """One role that is held is enough for a duty that all roles share."""
        possible = [(role, verdict) for role, verdict in self._all_roles(rule) if not verdict.is_no]
        if rule.per_role:
            yield from ((role, (role,), verdict) for role, verdict in possible)
        elif possible:
            held = [(role, verdict) for role, verdict in possible if verdict.is_yes] or possible
            names = tuple(dict.fromkeys(role for role, _verdict in held))
            yield names[0], names, any_of([verdict for _role, verdict in held])

    def _all_roles(self, rule: Rule) -> Iterator[tuple[str, Verdict]]:
        for role in rule.roles:
            besides = rule.role_when.get(role)
            weighed = [] if besides is None else [besides.weigh(self._facts, self._conclusions)]
            yield role, all_of([self._role(role), *weighed]) if weighed else self._role(role)
        if rule.also_owed_if is not None:
            yield rule.roles[0], rule.also_owed_if.weigh(self._facts, self._conclusions)

    def _role(self, role: str) -> Verdict:
        if role not in self._roles:
            self._roles[role] = any_of(list(self._ways(role)))
        return self._roles[role]

    def _ways(self, role: str) -> Iterator[Verdict]:
        bearer = self._bearers.get(role, NO_OTHERS)
        for name in (role, *bearer.carried_by):
            yield self._conclusions[f"role:{name}"]
        if bearer.outside_act is not None:
            yield bearer.outside_act.weigh(self._facts, self._conclusions)


def _duties(rule: Rule, verdict: Verdict, owing: _Owing, days: StartDays) -> Iterator[Duty]:
    start = days.day_of(rule.starts, moved=rule.moved)
    if start.known:
        formal_from = days.day_of(rule.formal).day
        for role, roles, as_role in owing.owed(rule):
            together = owing.together(verdict, as_role)
            yield Duty(rule, role, roles, together, start.day, formal_from, start.open)
