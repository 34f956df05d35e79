"""Weigh conditions over facts in three values, each verdict with the facts that settle it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from registry.datafile import ContentError, only_keys

# An unknown fact is absent. A yes/no fact holds {"yes"} or {"no"}; an empty set is known to be none.
Facts = Mapping[str, frozenset[str]]
# Fact or conclusion id -> allowed values; all keys must hold.
Condition = Mapping[str, frozenset[str]]


class Truth(StrEnum):
    YES = "yes"
    NO = "no"
    OPEN = "open"


YES, NO, OPEN = Truth.YES, Truth.NO, Truth.OPEN


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something holds, and the base facts that settle it (for "open": those still missing)."""

    truth: Truth
    grounds: tuple[str, ...] = ()

    @property
    def is_yes(self) -> bool:
        return self.truth is Truth.YES

    @property
    def is_no(self) -> bool:
        return self.truth is Truth.NO

    @property
    def is_open(self) -> bool:
        return self.truth is Truth.OPEN


# Conclusion id -> verdict, with its grounds already in base facts.
Conclusions = Mapping[str, Verdict]
NOTHING_CONCLUDED: Conclusions = {}
ALWAYS = Verdict(Truth.YES)
NEVER = Verdict(Truth.NO)


def holds(condition: Condition, facts: Facts, conclusions: Conclusions = NOTHING_CONCLUDED) -> Verdict:
    """Weigh `condition`. A key that is a conclusion is looked up there: [true] wants yes, [false] wants no."""
    met: list[Verdict] = []
    still_open: list[Verdict] = []
    for name, allowed in condition.items():
        verdict = _weigh_key(name, allowed, facts, conclusions)
        if verdict.truth is NO:
            return verdict
        (still_open if verdict.truth is OPEN else met).append(verdict)
    return _join(OPEN, still_open) if still_open else _join(YES, met)


def _weigh_key(name: str, allowed: frozenset[str], facts: Facts, conclusions: Conclusions) -> Verdict:
    if (concluded := conclusions.get(name)) is not None:
        return _weigh_conclusion(concluded, allowed)
    if (known := facts.get(name)) is None:
        return _by_one_fact(OPEN, name)
    return _by_one_fact(NO if known.isdisjoint(allowed) else YES, name)


def _weigh_conclusion(concluded: Verdict, allowed: frozenset[str]) -> Verdict:
    truth = concluded.truth
    if truth is OPEN:
        return concluded
    wanted = YES if ("yes" if truth is YES else "no") in allowed else NO
    return concluded if wanted is truth else Verdict(wanted, concluded.grounds)


@cache
def _by_one_fact(truth: Truth, name: str) -> Verdict:
    """The same few verdicts come back in every case: make each once."""
    return Verdict(truth, (name,))


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """One "no" decides; otherwise one "open" keeps it open. Nothing at all is "yes"."""
    return _combine(verdicts, decides=NO, otherwise=YES)


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """One "yes" decides; otherwise one "open" keeps it open. Nothing at all is "no"."""
    return _combine(verdicts, decides=YES, otherwise=NO)


def _combine(verdicts: Iterable[Verdict], *, decides: Truth, otherwise: Truth) -> Verdict:
    others: list[Verdict] = []
    still_open: list[Verdict] = []
    for verdict in verdicts:
        if verdict.truth is decides:
            return verdict
        (still_open if verdict.truth is OPEN else others).append(verdict)
    return _join(OPEN, still_open) if still_open else _join(otherwise, others)


def _join(truth: Truth, verdicts: list[Verdict]) -> Verdict:
    if len(verdicts) == 1:
        return verdicts[0]
    return Verdict(truth, tuple(dict.fromkeys([name for v in verdicts for name in v.grounds])))


_OPPOSITE = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.OPEN: Truth.OPEN}


def negation(verdict: Verdict) -> Verdict:
    return Verdict(_OPPOSITE[verdict.truth], verdict.grounds)


def _weigh_any(conditions: tuple[Condition, ...], facts: Facts, conclusions: Conclusions) -> Verdict:
    if len(conditions) == 1:
        return holds(conditions[0], facts, conclusions)
    found = []
    for condition in conditions:
        verdict = holds(condition, facts, conclusions)
        if verdict.truth is YES:
            return verdict
        found.append(verdict)
    return any_of(found)


@dataclass(frozen=True, slots=True)
class Requirement:
    """Any of `when` (nothing named means always) and none of `unless`."""

    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    # Most requirements ask for one thing: that one is weighed directly.
    _single: tuple[str, frozenset[str]] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        alone = not self.unless and len(self.when) == 1 and len(self.when[0]) == 1
        object.__setattr__(self, "_single", next(iter(self.when[0].items())) if alone else None)

    def weigh(self, facts: Facts, conclusions: Conclusions = NOTHING_CONCLUDED) -> Verdict:
        if self._single is not None:
            return _weigh_key(*self._single, facts, conclusions)
        wanted = _weigh_any(self.when, facts, conclusions) if self.when else ALWAYS
        if not self.unless or wanted.truth is NO:
            return wanted
        return all_of([wanted, negation(_weigh_any(self.unless, facts, conclusions))])

    @property
    def names(self) -> tuple[str, ...]:
        """Every fact and conclusion that is looked at, in the order of the file."""
        return tuple(dict.fromkeys(name for c in (*self.when, *self.unless) for name in c))


ALWAYS_REQUIRED = Requirement()


def read_requirement(data: Any, where: str) -> Requirement:
    """Read `{when: ..., unless: ...}`; each is one mapping (all must hold) or a list of mappings (any of them)."""
    mapping = data if isinstance(data, dict) else {"when": data}
    only_keys(mapping, where, optional=("when", "unless"))
    return Requirement(
        when=_read_conditions(mapping.get("when"), f"{where}, when"),
        unless=_read_conditions(mapping.get("unless"), f"{where}, unless"),
    )


def _read_conditions(data: Any, where: str) -> tuple[Condition, ...]:
    if data is None:
        return ()
    listed = data if isinstance(data, list) else [data]
    return tuple(read_condition(item, where) for item in listed)


def read_condition(data: Any, where: str) -> Condition:
    """Read `{fact: value or values}`."""
    if not isinstance(data, dict) or not data:
        raise ContentError(f"{where}: expected 'fact: [values]', got {data!r}; name a fact and its allowed values")
    return {str(name): _read_values(allowed, f"{where}, '{name}'") for name, allowed in data.items()}


def _read_values(data: Any, where: str) -> frozenset[str]:
    listed = data if isinstance(data, list) else [data]
    if not listed or any(isinstance(value, (dict, list)) or value is None for value in listed):
        raise ContentError(f"{where}: no usable value in {data!r}; give one value or a list of values")
    return frozenset(_as_word(value) for value in listed)


def _as_word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
