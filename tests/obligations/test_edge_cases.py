"""The edge cases of the Act about duties and dates, each with its article."""

import re
from datetime import date
from pathlib import Path

import pytest

from obligations import rulesets
from obligations.derivation import derive
from registry.datafile import read
from registry.law import load
from tests.registry.lawcases import ON, as_values, case, conclude, edge_cases

CASES = read(Path(__file__).parent / "edge_cases.yaml")["cases"]
RULESET = rulesets.latest(date(2026, 11, 23))


@pytest.mark.parametrize("example", CASES, ids=[example["id"] for example in CASES])
def test_the_edge_case_has_the_duties_and_days_of_the_law(example):
    law = load(example.get("law", "ai-act-2026"))
    found = conclude(case(**{name: as_values(value) for name, value in example["facts"].items()}), law.id)
    duties = {duty.rule.id: duty for duty in derive(found.facts, found, RULESET, law, on=ON) if duty.verdict.is_yes}
    assert set(example.get("holds", ())) - duties.keys() == set()
    assert set(example.get("absent", ())) & duties.keys() == set()
    assert {rule: duties[rule].applies_from for rule in example.get("from", ())} == example.get("from", {})
    if "flags" in example:
        assert [flag.id for flag in found.flags] == example["flags"]


def test_each_edge_case_names_its_article():
    assert all(example["article"] for example in CASES)


def test_all_seventy_edge_cases_are_there():
    numbers = {re.match(r"E\d\d", example["id"])[0] for example in [*CASES, *edge_cases()]}
    assert numbers == {f"E{number:02}" for number in range(1, 71)}
