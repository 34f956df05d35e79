"""Weigh conditions over facts in three values, each verdict with the facts that settle it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
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
    return all_of(_weigh_key(name, allowed, facts, conclusions) for name, allowed in condition.items())


def _weigh_key(name: str, allowed: frozenset[str], facts: Facts, conclusions: Conclusions) -> Verdict:
    if (concluded := conclusions.get(name)) is not None:
        return _weigh_conclusion(concluded, allowed)
    if (known := facts.get(name)) is None:
        return Verdict(Truth.OPEN, (name,))
    return Verdict(Truth.YES if known & allowed else Truth.NO, (name,))


def _weigh_conclusion(concluded: Verdict, allowed: frozenset[str]) -> Verdict:
    if concluded.truth is Truth.OPEN:
        return concluded
    return Verdict(Truth.YES if concluded.truth.value in allowed else Truth.NO, concluded.grounds)


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """One "no" decides; otherwise one "open" keeps it open. Of several that decide, the shortest grounds count."""
    return _combine(verdicts, decides=Truth.NO, otherwise=Truth.YES)


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """One "yes" decides; otherwise one "open" keeps it open. Nothing at all is "no"."""
    return _combine(verdicts, decides=Truth.YES, otherwise=Truth.NO)


def _combine(verdicts: Iterable[Verdict], *, decides: Truth, otherwise: Truth) -> Verdict:
    weighed = verdicts if isinstance(verdicts, list) else list(verdicts)
    if len(weighed) == 1:
        return weighed[0]
    deciding = [v for v in weighed if v.truth is decides]
    if deciding:
        return min(deciding, key=lambda v: len(v.grounds))
    still_open = [v for v in weighed if v.truth is Truth.OPEN]
    if still_open:
        return Verdict(Truth.OPEN, _union(still_open))
    return Verdict(otherwise, _union(weighed))


def _union(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for v in verdicts for name in v.grounds))


_OPPOSITE = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.OPEN: Truth.OPEN}


def negation(verdict: Verdict) -> Verdict:
    return Verdict(_OPPOSITE[verdict.truth], verdict.grounds)


@dataclass(frozen=True, slots=True)
class Requirement:
    """Any of `when` (nothing named means always) and none of `unless`."""

    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()

    def weigh(self, facts: Facts, conclusions: Conclusions = NOTHING_CONCLUDED) -> Verdict:
        wanted = any_of([holds(c, facts, conclusions) for c in self.when]) if self.when else ALWAYS
        if not self.unless or wanted.is_no:
            return wanted
        excepted = any_of([holds(c, facts, conclusions) for c in self.unless])
        return all_of([wanted, negation(excepted)])

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
    return tuple(_read_condition(item, where) for item in listed)


def _read_condition(data: Any, where: str) -> Condition:
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
