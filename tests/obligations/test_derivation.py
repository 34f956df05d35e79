"""Duties follow from facts: a table of cases, what is not known, short-circuits, dates, and why."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from obligations import rulesets
from obligations.derivation import derive
from obligations.reasons import why
from obligations.ruleset import Phase
from registry import law
from registry.conditions import Truth
from registry.datafile import read
from registry.facts import FactType, presume, vocabulary
from tests.registry.lawcases import case

TABLE = read(Path(__file__).parent / "derivation_cases.yaml")
CASES = {case["id"]: case for case in TABLE["cases"]}
TODAY = date(2026, 11, 23)
RULESET = rulesets.latest(TODAY)
LAW = law.in_force(TODAY)
NOTHING = {
    FactType.YES_NO: frozenset({"no"}),
    FactType.CHOICE: frozenset({"none"}),
    FactType.SET: frozenset(),
    FactType.DATE: frozenset(),
}
STAFF_MONITORING = "app that became mandatory to monitor staff, bought"
FRAUD_SCORE = "fraud score on benefits, built in-house"
EMOTIONS = "emotion recognition at work"


def facts_of(case_id, **change):
    """Every question answered "no", but for the facts of the case; a change to None takes a fact away."""
    case = CASES[case_id]
    given = {name: value for shared in case.get("shared", ()) for name, value in TABLE["shared"][shared].items()}
    given |= case["facts"] | change
    facts = {fact.id: NOTHING[fact.type] for fact in vocabulary().values() if fact.type in NOTHING}
    taken_away = {name for name, value in given.items() if value is None} | {*case.get("unknown", ())}
    facts |= {name: frozenset(map(str, value if isinstance(value, list) else [value])) for name, value in given.items()}
    return presume({name: value for name, value in facts.items() if name not in taken_away})


def derived(facts, *, the_law=LAW, on=TODAY):
    return derive(facts, law.classify(facts, the_law, on=on), RULESET, the_law, on=on)


def duties_of(case_id, *, the_law=LAW, on=TODAY, **change):
    return {duty.key: duty for duty in derived(facts_of(case_id, **change), the_law=the_law, on=on)}


def ids(duties, truth):
    return {duty.rule.id for duty in duties if duty.verdict.truth is truth}


def written_out(names):
    """Rule ids, with the names of groups replaced by what is in them."""
    return {rule_id for name in names for rule_id in TABLE["groups"].get(name, [name])}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_case_gives_exactly_these_duties(case):
    duties = derived(facts_of(case["id"]))
    assert ids(duties, Truth.YES) == written_out(case["holds"])
    assert ids(duties, Truth.OPEN) == written_out(case.get("open", ()))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_case_has_the_class_that_its_duties_rest_on(case):
    assert law.classify(facts_of(case["id"]), LAW, on=TODAY).risk_class == case["class"]


@pytest.mark.parametrize("case", [case for case in CASES.values() if "from" in case], ids=lambda case: case["id"])
def test_a_case_starts_on_these_days(case):
    duties = {duty.rule.id: duty.applies_from for duty in derived(facts_of(case["id"]))}
    assert {rule_id: duties[rule_id] for rule_id in case["from"]} == case["from"]


def test_every_rule_is_reached_by_a_case():
    reached = {rule_id for case in CASES.values() for rule_id in written_out(case["holds"])}
    assert {rule.id for rule in RULESET.rules} - reached == set()


# What is not known


def test_without_facts_nothing_holds_and_nothing_is_ruled_out():
    duties = derived({})
    assert ids(duties, Truth.YES) == set()
    assert {"AIA-27", "AIA-43", "AIA-50-1", "AVG-DPIA", "POL-IAMA"} <= ids(duties, Truth.OPEN)


def test_an_open_duty_names_the_base_facts_that_are_missing():
    fria = duties_of("chatbot of which nobody knows yet whether it selects applicants")["AIA-27"]
    assert fria.verdict.grounds == ("employment_recruitment",)
    assert fria.moment(TODAY) == "open"


@pytest.mark.parametrize("case_id", CASES)
def test_grounds_are_facts_and_open_ones_are_unknown(case_id):
    facts = facts_of(case_id)
    for duty in derived(facts):
        assert set(duty.verdict.grounds) <= set(vocabulary())
        if duty.verdict.is_open:
            assert duty.verdict.grounds
            assert not set(duty.verdict.grounds) & set(facts)


@pytest.mark.parametrize("name", ["uses_system", "public_law_body", "decisions_on_persons", "controls_logs"])
def test_answering_an_unknown_never_takes_back_what_was_decided(name):
    open_before = ids(derived(facts_of(STAFF_MONITORING, **{name: None})), Truth.OPEN)
    held_before = ids(derived(facts_of(STAFF_MONITORING, **{name: None})), Truth.YES)
    for answer in ("yes", "no"):
        after = ids(derived(facts_of(STAFF_MONITORING, **{name: answer})), Truth.YES)
        assert held_before <= after <= held_before | open_before


def test_what_was_not_reported_did_not_happen():
    assert "AIA-26-5-INC" not in duties_of(STAFF_MONITORING, serious_incident=None)
    assert "AIA-26-5-INC" in duties_of(STAFF_MONITORING, serious_incident="yes")


# Who


def test_who_makes_and_uses_a_system_has_a_shared_duty_once():
    literacy = duties_of(FRAUD_SCORE)["AIA-04-LIT"]
    assert literacy.role == "provider"
    assert literacy.roles == ("provider", "deployer")


def test_a_downstream_provider_has_the_duties_of_a_provider_once():
    duties = derived(facts_of("vlam-chat, at the service provider that offers it"))
    assert [duty.role for duty in duties if duty.rule.id == "AIA-50-1"] == ["provider"]
    assert [duty.role for duty in duties if duty.rule.id == "AIA-53-ASK"] == ["downstream_provider"]


def test_roles_that_must_do_different_things_have_a_duty_each():
    both = duties_of("searching images for a suspect, at the police", develops_system="yes", own_name="yes")
    assert {"AIA-14-5/provider", "AIA-14-5/deployer", "AIA-49-4/provider", "AIA-49-4/deployer"} <= set(both)


def test_who_offers_and_uses_owes_clear_information_in_the_role_that_informs():
    asked = {"develops_system": "yes", "own_name": "yes", "trained_model": "yes", "interacts_with_persons": "yes"}
    duty = next(d for d in derived(case(**asked, uses_system="yes")) if d.rule.id == "AIA-50-5")
    assert duty.roles == ("provider",)


def test_a_provider_has_duties_of_a_controller_for_its_own_purposes_only():
    hosting = {"develops_system": "yes", "own_name": "yes", "uses_system": "no", "personal_data": "yes"}
    own_purpose = case(**hosting, provider_is_controller="yes")
    privacy = {"AVG-INFO", "AVG-REG", "AVG-RB"}
    assert not privacy & ids(derived(case(**hosting)), Truth.YES)
    assert privacy <= ids(derived(own_purpose), Truth.YES)
    assert "AVG-28" in ids(derived(case(**hosting)), Truth.YES)


def test_a_deployer_checks_what_a_provider_makes():
    buys, makes = set(duties_of(STAFF_MONITORING)), set(duties_of(FRAUD_SCORE))
    assert "AIA-48-CHK" in buys
    assert not {"AIA-43", "AIA-47", "AIA-48"} & buys
    assert {"AIA-43", "AIA-47", "AIA-48"} <= makes
    assert "AIA-48-CHK" not in makes


def test_a_deployer_that_becomes_provider_keeps_its_own_duties():
    duties = duties_of("reply tool that is also used to judge applicants")
    assert {"AIA-26-1", "AIA-27", "AIA-43", "AIA-25-2-REQ"} <= set(duties)


# What the law limits


@pytest.mark.parametrize(
    "change",
    [
        {"public_law_body": "no", "public_authority": "no"},
        {"employment_decisions": "no"},
        {"uses_system": "no"},
    ],
    ids=["private company", "no area", "not the deployer"],
)
def test_no_fria_when(change):
    assert "AIA-27" not in duties_of(STAFF_MONITORING, **change)


def test_critical_infrastructure_alone_gives_no_fria_no_public_registration_and_no_explanation():
    duties = duties_of("control of the power grid, at a public body that made it")
    assert not {"AIA-27", "AIA-26-8", "AIA-49-1", "AIA-49-3", "AIA-86"} & set(duties)
    assert "AIA-49-5" in duties


def test_critical_infrastructure_takes_nothing_away_from_another_area():
    duties = duties_of("two areas at once, one of them critical infrastructure")
    assert {"AIA-27", "AIA-26-8", "AIA-49-3", "AIA-86"} <= set(duties)


def test_a_product_under_annex_i_gives_no_fria_no_registration_and_no_notice_to_persons():
    duties = duties_of(
        "lift that stops by itself in danger, bought", decisions_on_persons="yes", significant_effect="yes"
    )
    assert not {"AIA-27", "AIA-26-8", "AIA-49-3", "AIA-26-11", "AIA-86"} & set(duties)


def test_an_explanation_asks_for_a_decision_with_significant_effect():
    assert "AIA-86" not in duties_of(STAFF_MONITORING)
    assert "AIA-86" in duties_of(STAFF_MONITORING, significant_effect="yes")


def test_transparency_comes_on_top_of_high_risk():
    assert "AIA-50-3" in duties_of("emotion recognition for safety at work")


def test_text_with_review_and_responsibility_needs_no_label():
    case, label = "emergency news text, published without review", "AIA-50-4B"
    assert label in duties_of(case)
    assert label not in duties_of(case, public_text_review="substantive", editorial_responsibility="yes")


# Short-circuits


def test_a_prohibited_practice_gives_stop_and_nothing_of_the_act_beyond():
    of_the_act = {duty.rule.id for duty in duties_of(EMOTIONS).values() if duty.rule.ruleset in ("ai-act", "policy")}
    assert of_the_act == {
        *("AIA-02-SCOPE", "AIA-03-AISYS", "AIA-03-ROLE", "AIA-05-SCREEN", "AIA-05-STOP"),
        *("GOV-RETIRE", "POL-LEGAL"),
    }


def test_a_practice_that_becomes_prohibited_is_announced_and_leaves_the_rest_until_then():
    case = "undressing app, before the prohibition starts"
    assert duties_of(case)["AIA-05-STOP"].moment(TODAY) == "later"
    assert "AIA-04-LIT" in duties_of(case)
    on = date(2026, 12, 2)
    after = duties_of(case, on=on)
    assert after["AIA-05-STOP"].moment(on) == "now"
    assert "AIA-04-LIT" not in after


def test_what_is_no_ai_keeps_the_duties_of_other_laws():
    duties = duties_of("hand-coded allowance calculator")
    assert {key for key, duty in duties.items() if duty.rule.ruleset == "ai-act"} == {"AIA-02-SCOPE", "AIA-03-AISYS"}
    assert {"AVG-REG", "OTH-AWB", "OTH-ALGOREG", "POL-IAMA"} <= set(duties)


# When


def test_duties_come_in_the_order_of_doing():
    places = [(list(Phase).index(d.rule.phase), d.applies_from or date.min) for d in derived(facts_of(FRAUD_SCORE))]
    assert places == sorted(places)


def test_the_version_of_the_law_decides_the_day():
    original = law.load("ai-act-2024")
    assert duties_of(STAFF_MONITORING, the_law=original)["AIA-27"].applies_from == date(2026, 8, 2)
    assert duties_of(STAFF_MONITORING)["AIA-27"].applies_from == date(2027, 12, 2)


def test_a_duty_that_a_version_does_not_know_is_not_there():
    case = "own system with an incident after a modification, parts of others, supplier outside the EU"
    assert "AIA-04A" in duties_of(case)
    assert "AIA-04A" not in duties_of(case, the_law=law.load("ai-act-2024"))


def test_a_system_under_both_annexes_starts_on_the_earliest_day():
    lift = {"annex1_product": "yes", "annex1_act": ["lifts"], "annex1_function": "product", "annex1_third_party": "yes"}
    assert duties_of(STAFF_MONITORING, **lift)["AIA-26-1"].applies_from == date(2027, 12, 2)


def test_a_formal_day_is_told_with_a_note():
    duty = duties_of(FRAUD_SCORE)["AIA-43"]
    assert duty.formal_from == date(2026, 8, 2)
    assert duty.applies_from == date(2027, 12, 2)
    assert "2 augustus 2026" in duty.date_note.nl


def test_a_duty_is_now_from_its_first_day_on():
    duty = duties_of(STAFF_MONITORING)["AIA-27"]
    assert duty.moment(date(2027, 12, 1)) == "later"
    assert duty.moment(date(2027, 12, 2)) == "now"


# Why


def reasons_of(case_id, rule_id, **change):
    facts = facts_of(case_id, **change)
    found = law.classify(facts, LAW, on=TODAY)
    duty = next(duty for duty in derived(facts) if duty.rule.id == rule_id)
    return [(reason.text.nl, reason.answer.nl) for reason in why(duty, found)]


def test_a_duty_says_why_it_is_there():
    reasons = reasons_of(STAFF_MONITORING, "AIA-26-1")
    assert [text for text, answer in reasons if not answer] == [
        "Uw organisatie is gebruiksverantwoordelijke.",
        "Hoog risico, artikel 6.",
        "Besluiten over werk en personeel, bijlage III, punt 4, onder b.",
    ]
    assert {answer for _text, answer in reasons} == {"", "Ja"}


def test_what_a_conclusion_rests_on_is_told_below_it():
    facts = facts_of(STAFF_MONITORING)
    found = law.classify(facts, LAW, on=TODAY)
    duty = next(duty for duty in derived(facts) if duty.rule.id == "AIA-26-1")
    asked = [reason.text.nl for reason in why(duty, found) if not reason.below]
    assert asked == ["Uw organisatie is gebruiksverantwoordelijke.", "Hoog risico, artikel 6."]


def test_an_open_duty_says_what_is_not_known():
    assert ("Beheert uw organisatie de logbestanden van het systeem?", "Nog niet bekend") in reasons_of(
        STAFF_MONITORING, "AIA-26-6", controls_logs=None
    )


@pytest.mark.parametrize("case_id", CASES)
def test_every_duty_can_be_explained(case_id):
    facts = facts_of(case_id)
    found = law.classify(facts, LAW, on=TODAY)
    for duty in derived(facts):
        assert all(reason.text.nl and reason.text.en for reason in why(duty, found))


def test_a_case_takes_about_a_millisecond():
    facts = facts_of(FRAUD_SCORE)
    found = law.classify(facts, LAW, on=TODAY)
    derive(facts, found, RULESET, LAW, on=TODAY)
    started = process_time()
    for _time in range(200):
        derive(facts, found, RULESET, LAW, on=TODAY)
    assert (process_time() - started) / 200 < 0.005
