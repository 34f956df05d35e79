"""Conditions are weighed in three values, and every verdict names the facts that settle it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.conditions import (
    NEVER,
    Requirement,
    Truth,
    Verdict,
    all_of,
    any_of,
    holds,
    negation,
    read_requirement,
)
from registry.datafile import ContentError

YES, NO, OPEN = Truth.YES, Truth.NO, Truth.OPEN
A_YES = {"a": frozenset({"yes"})}
A_YES_B_YES = {"a": frozenset({"yes"}), "b": frozenset({"yes"})}


def known(**answers):
    return {name: frozenset(value if isinstance(value, (set, list)) else {value}) for name, value in answers.items()}


def test_a_condition_holds_when_each_fact_has_an_allowed_value():
    assert holds(A_YES_B_YES, known(a="yes", b="yes")) == Verdict(YES, ("a", "b"))


def test_one_wrong_fact_is_enough_for_no():
    assert holds(A_YES_B_YES, known(b="no")) == Verdict(NO, ("b",))


def test_a_missing_fact_keeps_it_open_and_is_named():
    assert holds(A_YES_B_YES, known(a="yes")) == Verdict(OPEN, ("b",))


def test_an_empty_set_is_known_to_be_none():
    assert holds({"generates": frozenset({"text"})}, {"generates": frozenset()}).is_no


def test_one_of_several_values_is_enough():
    assert holds({"generates": frozenset({"text", "image"})}, known(generates={"image", "code"})).is_yes


def test_a_condition_without_keys_always_holds():
    assert holds({}, {}) == Verdict(YES, ())


@pytest.mark.parametrize(("wanted", "truth"), [("yes", YES), ("no", NO)])
def test_a_conclusion_brings_its_own_grounds(wanted, truth):
    concluded = {"in_scope": Verdict(YES, ("x", "y"))}
    assert holds({"in_scope": frozenset({wanted})}, {}, concluded) == Verdict(truth, ("x", "y"))


def test_an_open_conclusion_stays_open_whatever_is_wanted():
    concluded = {"in_scope": Verdict(OPEN, ("x",))}
    assert holds({"in_scope": frozenset({"no"})}, {}, concluded) == Verdict(OPEN, ("x",))


def test_a_conclusion_goes_before_a_fact_of_the_same_name():
    assert holds(A_YES, known(a="yes"), {"a": Verdict(NO, ("gate",))}) == Verdict(NO, ("gate",))


def test_all_of_nothing_is_yes_and_any_of_nothing_is_no():
    assert all_of([]).is_yes
    assert any_of([]).is_no


def test_negation_keeps_the_grounds():
    assert negation(Verdict(YES, ("a",))) == Verdict(NO, ("a",))
    assert negation(Verdict(OPEN, ("a",))) == Verdict(OPEN, ("a",))


def test_an_exception_that_may_apply_keeps_it_open():
    requirement = Requirement(when=(A_YES,), unless=({"b": frozenset({"yes"})},))
    assert requirement.weigh(known(a="yes")) == Verdict(OPEN, ("b",))
    assert requirement.weigh(known(a="yes", b="yes")) == Verdict(NO, ("b",))
    assert requirement.weigh(known(a="no")) == Verdict(NO, ("a",))


def test_a_requirement_without_conditions_always_holds():
    assert Requirement().weigh({}).is_yes


def test_a_requirement_is_read_from_one_mapping_or_a_list():
    one = read_requirement({"when": {"a": "yes"}}, "x")
    several = read_requirement({"when": [{"a": "yes"}, {"b": ["yes", "no"]}], "unless": {"c": True}}, "x")
    assert one.when == (A_YES,)
    assert several.when[1] == {"b": frozenset({"yes", "no"})}
    assert several.unless == ({"c": frozenset({"yes"})},)
    assert several.names == ("a", "b", "c")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"wen": {"a": "yes"}}, "x: unknown key 'wen'; known are unless, when"),
        ({"when": {}}, "x, when: expected 'fact: [values]', got {}; name a fact and its allowed values"),
        ({"when": {"a": []}}, "x, when, 'a': no usable value in []; give one value or a list of values"),
        ({"when": {"a": None}}, "x, when, 'a': no usable value in None; give one value or a list of values"),
    ],
)
def test_a_wrong_requirement_says_where_and_what(data, message):
    with pytest.raises(ContentError) as refused:
        read_requirement(data, "x")
    assert str(refused.value) == message


NAMES = ("a", "b", "c", "d", "e")
WORDS = st.frozensets(st.sampled_from(["yes", "no", "other"]), min_size=1, max_size=2)
FACTS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([frozenset({"yes"}), frozenset({"no"}), frozenset()]))
CONDITIONS = st.dictionaries(st.sampled_from(NAMES), WORDS, min_size=1)
REQUIREMENTS = st.builds(
    Requirement, st.lists(CONDITIONS, max_size=3).map(tuple), st.lists(CONDITIONS, max_size=2).map(tuple)
)


@given(REQUIREMENTS, FACTS, FACTS)
@settings(max_examples=300, deadline=None)
def test_more_knowledge_never_contradicts_a_decided_verdict(requirement, facts, more):
    before, after = requirement.weigh(facts), requirement.weigh({**more, **facts})
    assert before.is_open or before.truth is after.truth


@given(REQUIREMENTS, FACTS)
@settings(max_examples=300, deadline=None)
def test_the_grounds_alone_give_the_same_verdict(requirement, facts):
    verdict = requirement.weigh(facts)
    grounds = {name: facts[name] for name in verdict.grounds if name in facts}
    assert requirement.weigh(grounds).truth is verdict.truth


@given(REQUIREMENTS, FACTS, st.randoms())
@settings(max_examples=200, deadline=None)
def test_the_order_of_facts_and_conditions_does_not_matter(requirement, facts, chance):
    shuffled_facts = dict(chance.sample(list(facts.items()), len(facts)))
    turned = Requirement(requirement.when[::-1], requirement.unless[::-1])
    assert requirement.weigh(facts).truth is turned.weigh(shuffled_facts).truth


@given(REQUIREMENTS, FACTS)
@settings(max_examples=200, deadline=None)
def test_an_open_verdict_names_only_missing_facts(requirement, facts):
    verdict = requirement.weigh(facts)
    assert not verdict.is_open or (verdict.grounds and not set(verdict.grounds) & set(facts))


def test_never_needs_no_facts():
    assert Verdict(NO, ()) == NEVER
