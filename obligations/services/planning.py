"""What the rules ask, as plain columns: the same facts on the same day give the same plan, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from obligations import rulesets
from obligations.choices import RulePhase, Truth
from obligations.derivation import derive
from registry import law

if TYPE_CHECKING:
    from datetime import date

    from obligations.derivation import Duty
    from obligations.models import Obligation
    from obligations.ruleset import Ruleset
    from registry.conditions import Facts

    FrozenFacts = frozenset[tuple[str, frozenset[str]]]

COLUMNS = (
    "rule_id",
    "role",
    "ruleset",
    "ruleset_version",
    "law",
    "phase",
    "rank",
    "verdict",
    "grounds",
    "missing",
    "applies_from",
    "formal_from",
    "date_open",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One duty as the rules see it: `key`, and the columns that deriving again keeps equal to the rules."""

    key: str
    rule_id: str
    role: str
    ruleset: str
    ruleset_version: str
    law: str
    phase: str
    rank: int
    verdict: str
    grounds: tuple[str, ...]
    missing: tuple[str, ...]
    applies_from: date | None
    formal_from: date | None
    instruments: tuple[str, ...]
    date_open: tuple[str, ...] = ()

    def write(self, row: Obligation) -> bool:
        """Set the columns of `row`; tell whether one was different."""
        changed = False
        for column in COLUMNS:
            value = getattr(self, column)
            value = list(value) if isinstance(value, tuple) else value
            if getattr(row, column) != value:
                setattr(row, column, value)
                changed = True
        return changed


def plans(facts: Facts, on: date) -> tuple[Plan, ...]:
    """The duties that these facts give on the day `on`."""
    return _plans(frozenset(facts.items()), on)


@lru_cache(maxsize=4096)
def _plans(facts: FrozenFacts, on: date) -> tuple[Plan, ...]:
    known = dict(facts)
    the_law = law.in_force(on)
    ruleset = rulesets.latest(on)
    duties = derive(known, law.classify(known, the_law, on=on), ruleset, the_law, on=on)
    ranks = _ranks(ruleset)
    return tuple(_plan(duty, ranks[duty.rule.id]) for duty in duties)


def _ranks(ruleset: Ruleset) -> dict[str, int]:
    """The order of doing: by phase, then as in the files; the same for every use case."""
    order = {phase: 1000 * place for place, phase in enumerate(RulePhase.values)}
    return {rule.id: order[rule.phase] + place for place, rule in enumerate(ruleset.rules)}


def _plan(duty: Duty, rank: int) -> Plan:
    is_open = duty.verdict.is_open
    return Plan(
        key=duty.key,
        rule_id=duty.rule.id,
        role=duty.role,
        ruleset=duty.rule.ruleset,
        ruleset_version=duty.rule.ruleset_version,
        law=duty.rule.law,
        phase=str(duty.rule.phase),
        rank=rank,
        verdict=Truth.OPEN.value if is_open else Truth.APPLIES.value,
        grounds=() if is_open else duty.verdict.grounds,
        missing=duty.verdict.grounds if is_open else (),
        applies_from=duty.applies_from,
        formal_from=duty.formal_from,
        date_open=duty.date_open,
        instruments=duty.rule.fulfilled_by,
    )
