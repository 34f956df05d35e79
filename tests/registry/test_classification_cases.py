"""The edge cases of the Act, each with its article: facts in, conclusions out."""

import pytest

from registry.law import Classification
from tests.registry.lawcases import ON, as_values, case, conclude, edge_cases

CASES = edge_cases()


def seen(found: Classification, key: str) -> object:
    special = {
        "class": lambda: found.risk_class.value,
        "route": lambda: found.conformity_route,
        "flags": lambda: [flag.id for flag in found.flags],
        "only_2": lambda: found.verdict("annex3:only_2").truth.value,
    }
    value = special[key]() if key in special else getattr(found, key)
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("example", CASES, ids=[example["id"] for example in CASES])
def test_the_edge_case_ends_as_the_law_says(example):
    answers = {name: as_values(value) for name, value in example["facts"].items()}
    facts = answers if example.get("base") == "none" else case(**answers)
    found = conclude(facts, example.get("law", "ai-act-2026"), example.get("on", ON))
    assert {key: seen(found, key) for key in example["expect"]} == example["expect"]


def test_each_edge_case_names_its_article():
    assert all(example["article"] for example in CASES)
