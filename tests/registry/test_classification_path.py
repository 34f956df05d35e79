"""The decision path and the two sentences that explain a class."""

import pytest

from registry.conditions import Truth
from registry.vocabulary import RiskClass
from tests.registry.lawcases import case, conclude


def ids(found):
    return [step.id for step in found.path()]


def test_the_path_of_a_harmless_system_passes_every_station():
    assert ids(conclude(case())) == ["ai_system", "scope", "art5", "products", "annex3", "transparency", "class"]


def test_the_path_of_annex_iii_asks_for_profiling_and_the_exception():
    found = conclude(case(services_public_benefits="yes"))
    assert ids(found) == [
        "ai_system", "scope", "art5", "products", "annex3", "profiling", "exemption", "transparency", "class"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "stations"),
    [
        ({"trained_model": "no", "infers": "no"}, ["ai_system", "class"]),
        ({"military_only": "yes"}, ["ai_system", "scope", "class"]),
        ({"emotions_at_work_or_school": "yes"}, ["ai_system", "scope", "art5", "class"]),
    ],
)
def test_the_path_ends_where_the_law_ends_it(change, stations):
    assert ids(conclude(case(**change))) == stations


def test_a_step_names_what_holds_with_its_facts():
    step = conclude(case(services_public_benefits="yes", employment_recruitment="yes")).path()[4]
    assert step.truth is Truth.YES
    assert step.conclusions == ("annex3:4a", "annex3:5a")
    assert step.answer.nl == (
        "Het gebruik staat in bijlage III: werving en selectie; recht op essentiële overheidsdiensten."
    )
    assert "services_public_benefits" in step.facts or "employment_recruitment" in step.facts


def test_an_open_path_says_how_many_answers_are_missing():
    found = conclude({})
    last = found.path()[-1]
    assert last.truth is Truth.OPEN
    assert last.facts == found.open_for_class
    assert f"{len(found.open_for_class)} antwoorden ontbreken" in found.sentence("nl")
    assert "Gebruikt het systeem een getraind model" in found.sentence("nl")


EXAMPLES = {
    RiskClass.NOT_AI: {"trained_model": "no", "infers": "no"},
    RiskClass.OUT_OF_SCOPE: {"military_only": "yes"},
    RiskClass.PROHIBITED: {"emotions_at_work_or_school": "yes"},
    RiskClass.HIGH_RISK_ANNEX1A: {
        "annex1_act": ["lifts"], "annex1_function": "safety_component", "annex1_third_party": "yes"
    },
    RiskClass.HIGH_RISK_ANNEX1B: {
        "annex1_act": ["rail"], "annex1_function": "safety_component", "annex1_third_party": "yes"
    },
    RiskClass.HIGH_RISK_ANNEX3: {"services_public_benefits": "yes"},
    RiskClass.ANNEX3_EXEMPT: {"services_public_benefits": "yes", "own_name": "yes", "preparatory_task": "yes"},
    RiskClass.LIMITED: {"interacts_with_persons": "yes"},
    RiskClass.MINIMAL: {},
}  # fmt: skip


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("risk_class", EXAMPLES)
def test_each_class_is_explained_in_whole_sentences(risk_class, lang):
    found = conclude(case(**EXAMPLES[risk_class]))
    assert found.risk_class is risk_class
    sentence = found.sentence(lang)
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert ": ." not in sentence
