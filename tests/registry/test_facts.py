"""The vocabulary of facts: complete in two languages, in the order of the form, without loose ends."""

import pytest

from registry.conditions import Truth, Verdict
from registry.datafile import ContentError
from registry.facts import (
    FactType,
    Source,
    behind,
    blocks,
    contradicted,
    facts_of_theme,
    presume,
    read_vocabulary,
    refuse_unknown,
    settle,
    themes,
    vocabulary,
)
from registry.law import load
from tests.registry.lawcases import given as answers

FACT = """
  - id: {id}
    subject: use_case
    article: artikel 1
    short: {{nl: Kort, en: Short}}
    question: {{nl: Vraag, en: Question}}
"""
HEAD = "theme: one\nshort: {nl: E, en: O}\ntitle: {nl: Een, en: One}\nintro: {nl: Kort, en: Short}\n"
HEAD += "blocks: [{id: only, title: {nl: Blok, en: Block}, facts: [a, b]}]\nfacts:\n"


@pytest.fixture
def refused(tmp_path):
    def read(text):
        path = tmp_path / "10-one.yaml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ContentError) as found:
            read_vocabulary([path])
        return str(found.value)

    return read


def test_the_form_has_its_themes_in_order():
    assert [theme.id for theme in themes()] == [
        "ai_system", "scope", "functions", "prohibited", "products", "annex3", "roles", "exemption",
        "transparency", "organisation", "use",
    ]  # fmt: skip
    assert all(facts_of_theme(theme.id) for theme in themes())


@pytest.mark.parametrize("name", vocabulary())
def test_each_question_is_asked_explained_and_shown_by_example(name):
    fact = vocabulary()[name]
    for text in (fact.question, fact.why, fact.example):
        assert text
        assert text.nl
        assert text.en
        assert text.nl != text.en
    assert fact.question.nl.endswith("?")
    assert fact.question.en.endswith("?")
    assert len(fact.question.nl.split()) <= 25
    assert fact.article


def test_a_fact_id_is_a_plain_word_and_no_conclusion():
    conclusions = load("ai-act-2026").conclusion_ids
    assert all(name.replace("_", "").isalnum() and name.islower() for name in vocabulary())
    assert set(vocabulary()) & conclusions == set()


def test_the_register_fills_what_it_knows():
    filled = {fact.id for fact in vocabulary().values() if fact.source is Source.REGISTER}
    assert filled == {
        "public_authority", "public_law_body", "private_public_service", "rijksoverheid", "employer",
        "law_enforcement", "third_country", "fria_done",
    }  # fmt: skip


def test_each_fact_is_used_by_a_rule_or_says_that_it_only_informs():
    law = load("ai-act-2026")
    used = {name for item in (*law.criteria, *law.review) for name in item.requirement.names}
    used |= {name for fact in vocabulary().values() for name in fact.relevant.names}
    for_duties = {fact.id for fact in (*facts_of_theme("use"), *facts_of_theme("organisation"))}
    for_duties |= {"gpai_open_source", "high_risk_use_excluded", "own_substantial_modification"}
    unused = {fact.id for fact in vocabulary().values() if not fact.informs} - used - for_duties
    assert unused == set()


def test_a_parent_answered_no_settles_its_questions_with_its_own_ground():
    verdict = settle(answers(sensitive_area="no"))["services_public_benefits"]
    assert (verdict.truth, verdict.grounds) == (Truth.NO, ("sensitive_area",))


def test_a_parent_that_is_unknown_is_asked_first():
    verdict = settle({})["services_public_benefits"]
    assert (verdict.truth, verdict.grounds) == (Truth.OPEN, ("sensitive_area",))


def test_an_answer_stands_while_its_parent_is_unknown():
    assert "services_public_benefits" not in settle(answers(services_public_benefits="yes"))


def test_the_questions_behind_an_unknown_parent_can_be_asked():
    assert behind(["area_elections"]) == ("elections_influence",)
    assert "machine_based" in behind({"trained_model"})


def test_a_trained_model_settles_the_elements_of_the_definition():
    assert settle(answers(trained_model="yes"))["infers"].is_yes


def test_choices_and_sets_have_options_and_yes_no_has_two():
    for fact in vocabulary().values():
        assert bool(fact.options) is (fact.type in (FactType.YES_NO, FactType.CHOICE, FactType.SET))
        assert (fact.type is FactType.YES_NO) == (fact.values == {"yes", "no"})


def test_unknown_facts_and_values_are_refused_by_name():
    with pytest.raises(ContentError, match="fact 'frobs' is unknown"):
        refuse_unknown(answers(frobs="yes"))
    with pytest.raises(ContentError, match="fact 'generates': 'smell' is not allowed; choose from audio, code"):
        refuse_unknown(answers(generates=["smell"]))
    refuse_unknown(answers(generates=["text"], personal_data="no"))


def test_an_unknown_key_is_refused(refused):
    message = refused(HEAD + FACT.format(id="a") + "    vraag: x\n")
    assert message.startswith("10-one.yaml, fact 'a': unknown key 'vraag'; known are article, example")


def test_a_fact_without_article_is_refused(refused):
    message = refused((HEAD + FACT.format(id="a")).replace("    article: artikel 1\n", ""))
    assert message == "10-one.yaml, fact 'a': key 'article' is missing or empty; add it"


def test_a_fact_that_is_there_twice_is_refused(refused):
    message = refused(HEAD + FACT.format(id="a") + FACT.format(id="a"))
    assert message == "10-one.yaml: fact 'a' is there twice; give one of them another id"


def test_a_type_that_is_not_known_is_refused(refused):
    message = refused(HEAD + FACT.format(id="a") + "    type: maybe\n")
    assert message.startswith("10-one.yaml, fact 'a', type: 'maybe' is not known; choose from yes_no, choice")


def test_a_choice_needs_options(refused):
    assert "a choice needs 'options'" in refused(HEAD + FACT.format(id="a") + "    type: choice\n")


def test_a_parent_must_exist(refused):
    message = refused(HEAD.replace("[a, b]", "[a]") + FACT.format(id="a") + "    relevant: {b: [yes]}\n")
    assert message == "fact 'a', relevant: 'b' is no known fact; correct the name or add the fact"


def test_a_parent_must_be_able_to_have_the_value(refused):
    message = refused(HEAD + FACT.format(id="a") + FACT.format(id="b") + "    relevant: {a: [maybe]}\n")
    assert message == "fact 'b', relevant: 'a' cannot be 'maybe'; it can be no, yes"


def test_facts_cannot_depend_on_each_other_in_a_circle(refused):
    text = HEAD + FACT.format(id="a") + "    relevant: {b: yes}\n" + FACT.format(id="b") + "    relevant: {a: yes}\n"
    assert "facts depend on each other in a circle: a, b" in refused(text)


def test_each_question_stands_on_one_page_in_the_order_of_the_file(refused):
    message = refused(HEAD + FACT.format(id="b") + FACT.format(id="a"))
    assert message == "10-one.yaml, blocks: 'a' is out of place; name every fact once, in the order of the file"


def test_what_is_presumed_must_be_an_answer(refused):
    message = refused(HEAD + FACT.format(id="a") + "    presumed: maybe\n" + FACT.format(id="b"))
    assert message == "10-one.yaml, fact 'a', presumed: 'maybe' is no answer; it can be no, yes"


def test_a_page_holds_few_questions():
    assert max(len(block.facts) for block in blocks()) <= 5
    assert all(len(fact.short.nl) <= 32 and len(fact.short.en) <= 32 for fact in vocabulary().values())


def test_an_answer_behind_a_gate_opens_the_gates_that_nobody_answered():
    settled = settle(answers(employment_recruitment="yes"))
    assert settled["area_employment"] == settled["sensitive_area"] == Verdict(Truth.YES, ("employment_recruitment",))
    assert settled["services_credit"].is_open


def test_a_no_behind_a_gate_says_nothing_about_the_gate():
    assert "sensitive_area" not in settle(answers(employment_recruitment="no"))


def test_a_yes_behind_a_closed_gate_keeps_both_for_a_person_to_look_at():
    facts = answers(personal_data="no", assesses_persons="yes", profiles_persons="yes")
    settled = settle(facts)
    assert settled["profiles_persons"] == Verdict(Truth.OPEN, ("profiles_persons", "personal_data"))
    assert list(contradicted(facts, settled)) == [("profiles_persons", ("personal_data",))]


def test_a_no_behind_a_closed_gate_gives_way_and_is_named():
    facts = answers(trained_model="yes", infers="no")
    assert settle(facts)["infers"].is_yes
    assert list(contradicted(facts, settle(facts))) == [("infers", ("trained_model",))]


def test_what_nobody_reported_did_not_happen():
    known = presume(answers(serious_incident="yes"))
    assert known["serious_incident"] == {"yes"}
    assert known["presents_risk"] == {"no"}


@pytest.mark.parametrize(
    ("fact", "value", "message"),
    [
        ("placed_on", "2026-13-01", "'2026-13-01' is no date; write it as 2027-12-02"),
        ("placed_on", "20260301", "'20260301' is no date"),
        ("log_retention_months", "six", "'six' is no number; write it as 12 or 2.5"),
        ("public_text_review", ["none", "substantive"], "give one value, not none, substantive"),
    ],
)
def test_dates_numbers_and_choices_are_checked(fact, value, message):
    with pytest.raises(ContentError, match=f"fact '{fact}': {message}"):
        refuse_unknown(answers(**{fact: value}))
