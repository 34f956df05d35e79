"""What the Act concludes: each prohibition, each item of Annex III, each exception, each class."""

from datetime import date

import pytest

from registry.facts import vocabulary
from registry.law import load
from registry.vocabulary import AnnexIIIItem, Art5Item, Exemption, RiskClass
from tests.registry.lawcases import case, conclude, nothing_special, presupposed
from tests.registry.lawcases import given as answers

AFTER_NEW_BANS = date(2026, 12, 2)

PRACTICES = {
    "5_1_a": {"manipulation_harm": "yes"},
    "5_1_b": {"exploitation_harm": "yes"},
    "5_1_ba": {"intimate_images_used": "yes"},
    "5_1_bb": {"abuse_material_used": "yes"},
    "5_1_c": {"score_other_context": "yes"},
    "5_1_d": {"offending_solely_profiling": "yes"},
    "5_1_e": {"face_scraping": "yes"},
    "5_1_f": {"emotions_at_work_or_school": "yes"},
    "5_1_g": {"categorises_special_traits": "yes"},
    "5_1_h": {"rbi_public_space": "yes", "rbi_law_enforcement": "yes"},
}
EXCEPTIONS = [
    ("5_1_a", {"lawful_medical_practice": "yes"}),
    ("5_1_a", {"manipulation_harm": "no"}),
    ("5_1_b", {"lawful_medical_practice": "yes"}),
    ("5_1_b", {"exploitation_harm": "no"}),
    ("5_1_ba", {"intimate_images_consent": "yes"}),
    ("5_1_ba", {"intimate_images_minor_edit": "yes"}),
    ("5_1_ba", {"intimate_images_used": "no"}),
    ("5_1_bb", {"abuse_material_lawful": "yes"}),
    ("5_1_bb", {"abuse_material_used": "no"}),
    ("5_1_c", {"score_lawful_purpose": "yes"}),
    ("5_1_d", {"offending_supports_facts": "yes"}),
    ("5_1_d", {"offending_solely_profiling": "no"}),
    ("5_1_f", {"emotions_medical_or_safety": "yes"}),
    ("5_1_g", {"categorises_lawful_dataset": "yes"}),
    ("5_1_h", {"rbi_strictly_necessary": "yes", "rbi_safeguards_met": "yes"}),
    ("5_1_h", {"uses_system": "no"}),
    ("5_1_h", {"rbi_realtime": "no"}),
    ("5_1_h", {"verification_only": "yes"}),
]
OTHER_WAYS = [
    ("5_1_c", {"score_disproportionate": "yes"}),
    ("5_1_ba", {"intimate_images_intended": "yes", "own_name": "yes"}),
    ("5_1_ba", {"intimate_images_foreseeable": "yes", "intimate_images_safeguards": "no", "own_name": "yes"}),
    ("5_1_bb", {"abuse_material_intended": "yes", "own_name": "yes"}),
    ("5_1_bb", {"abuse_material_foreseeable": "yes", "abuse_material_safeguards": "no", "own_name": "yes"}),
]
AREAS = {
    "1a": "remote_identification",
    "1b": "categorises_protected_traits",
    "1c": "infers_emotions",
    "2": "infrastructure_safety_component",
    "3a": "education_access",
    "3b": "education_outcomes",
    "3c": "education_level",
    "3d": "education_test_fraud",
    "4a": "employment_recruitment",
    "4b": "employment_decisions",
    "5a": "services_public_benefits",
    "5b": "services_credit",
    "5c": "services_insurance",
    "5d": "services_emergency",
    "6a": "le_victim_risk",
    "6b": "le_polygraph",
    "6c": "le_evidence",
    "6d": "le_offending_risk",
    "6e": "le_profiling",
    "7a": "migration_polygraph",
    "7b": "migration_risk",
    "7c": "migration_applications",
    "7d": "migration_identification",
    "8a": "justice_assistance",
    "8b": "elections_influence",
}
CARVE_OUTS = [
    ("1a", "verification_only"),
    ("2", "infrastructure_cybersecurity_only"),
    ("4b", "employment_neutral_planning_only"),
    ("5b", "credit_fraud_detection_only"),
    ("6e", "administrative_enforcement_only"),
    ("7d", "travel_documents_only"),
    ("8a", "justice_ancillary_only"),
    ("8b", "elections_not_exposed"),
]
EXEMPTIONS = {
    "6_3_a": "narrow_procedural_task",
    "6_3_b": "improves_human_result",
    "6_3_c": "detects_patterns",
    "6_3_d": "preparatory_task",
}


def test_the_tables_hold_every_item_of_the_act():
    assert set(PRACTICES) == {item.value for item in Art5Item}
    assert set(AREAS) == {item.value for item in AnnexIIIItem}
    assert len(AREAS) == 25
    assert set(EXEMPTIONS) == {ground.value for ground in Exemption}


@pytest.mark.parametrize("item", PRACTICES)
def test_a_prohibited_practice_is_prohibited(item):
    found = conclude(case(**PRACTICES[item]), on=AFTER_NEW_BANS)
    assert found.risk_class is RiskClass.PROHIBITED
    assert found.art5 == (item,)


@pytest.mark.parametrize(("item", "change"), OTHER_WAYS)
def test_the_other_limb_of_a_prohibition_counts_as_well(item, change):
    assert conclude(case(**change), on=AFTER_NEW_BANS).art5 == (item,)


@pytest.mark.parametrize(("item", "change"), EXCEPTIONS)
def test_an_exception_lifts_the_prohibition(item, change):
    found = conclude(case(**{**PRACTICES[item], **change}), on=AFTER_NEW_BANS)
    assert found.art5 == ()
    assert found.risk_class is not RiskClass.PROHIBITED


def test_real_time_identification_stays_prohibited_without_all_safeguards():
    found = conclude(case(**PRACTICES["5_1_h"], rbi_strictly_necessary="yes", rbi_safeguards_met="no"))
    assert found.art5 == ("5_1_h",)


@pytest.mark.parametrize("item", ["5_1_ba", "5_1_bb"])
def test_the_new_prohibitions_start_on_2_december_2026(item):
    before = conclude(case(**PRACTICES[item]), on=date(2026, 12, 1))
    assert before.art5 == ()
    assert before.risk_class is not RiskClass.PROHIBITED
    assert before.later == {f"art5:{item}": AFTER_NEW_BANS}
    assert conclude(case(**PRACTICES[item]), on=AFTER_NEW_BANS).later == {}


@pytest.mark.parametrize("item", ["5_1_ba", "5_1_bb"])
def test_the_original_act_does_not_know_the_new_prohibitions(item):
    found = conclude(case(**PRACTICES[item]), "ai-act-2024", date(2027, 1, 1))
    assert found.art5 == ()
    assert found.later == {}


@pytest.mark.parametrize("law", ["ai-act-2024", "ai-act-2026"])
@pytest.mark.parametrize("item", [item for item in PRACTICES if item not in ("5_1_ba", "5_1_bb")])
def test_the_eight_prohibitions_are_in_both_versions(law, item):
    assert conclude(case(**PRACTICES[item]), law, date(2025, 2, 2)).art5 == (item,)


@pytest.mark.parametrize("item", AREAS)
def test_a_use_in_annex_iii_is_high_risk(item):
    found = conclude(case(**{AREAS[item]: "yes"}))
    assert found.annex3 == (item,)
    assert found.risk_class is RiskClass.HIGH_RISK_ANNEX3


@pytest.mark.parametrize(("item", "carve_out"), CARVE_OUTS)
def test_what_the_act_leaves_out_of_an_item_is_not_in_it(item, carve_out):
    found = conclude(case(**{AREAS[item]: "yes", carve_out: "yes"}))
    assert found.annex3 == ()


@pytest.mark.parametrize("item", [item for item in AREAS if not item.startswith("1")])
def test_an_area_answered_no_settles_its_items(item):
    facts = {name: value for name, value in nothing_special().items() if name != AREAS[item]}
    verdict = conclude(facts).verdict(f"annex3:{item}")
    assert verdict.is_no
    assert verdict.grounds == ("sensitive_area",)


@pytest.mark.parametrize("ground", EXEMPTIONS)
def test_each_ground_exempts_the_provider(ground):
    found = conclude(case(services_public_benefits="yes", own_name="yes", **{EXEMPTIONS[ground]: "yes"}))
    assert found.risk_class is RiskClass.ANNEX3_EXEMPT
    assert found.exemption == ground


@pytest.mark.parametrize("spoiler", ["profiles_persons", "influences_decisions", "significant_risk"])
@pytest.mark.parametrize("ground", EXEMPTIONS)
def test_profiling_influence_or_risk_takes_the_exception_away(ground, spoiler):
    changed = {EXEMPTIONS[ground]: "yes", spoiler: "yes"}
    found = conclude(case(services_public_benefits="yes", own_name="yes", **changed))
    assert found.risk_class is RiskClass.HIGH_RISK_ANNEX3
    assert found.exemption is None


def test_without_a_ground_there_is_no_exception():
    assert conclude(case(services_public_benefits="yes", own_name="yes")).exemption is None


def without(facts, *names):
    return {name: values for name, values in facts.items() if name not in names}


def test_minimal_needs_every_answer_that_could_raise_it():
    assert conclude(nothing_special()).risk_class is RiskClass.MINIMAL


@pytest.mark.parametrize(
    "name",
    ["trained_model", "scope_exception", "biometric_data", "assesses_persons", "may_mislead_or_exploit",
     "annex1_product", "sensitive_area", "interacts_with_persons", "generates"],
)  # fmt: skip
def test_an_unknown_that_may_raise_the_class_keeps_it_undetermined(name):
    kept = {n for n, fact in vocabulary().items() if not fact.relevant.when}
    facts = without({n: v for n, v in nothing_special().items() if n in kept}, name)
    found = conclude(facts)
    assert found.risk_class is RiskClass.UNDETERMINED
    assert found.open_for_class == (name,)
    assert name in found.open


def test_profiling_settles_high_risk_though_the_exception_is_unknown():
    facts = without(case(services_public_benefits="yes", profiles_persons="yes"), *EXEMPTIONS.values())
    assert conclude(facts).risk_class is RiskClass.HIGH_RISK_ANNEX3


def test_prohibited_stays_prohibited_whatever_is_unknown():
    known = presupposed(answers(**PRACTICES["5_1_f"])) | answers(
        **PRACTICES["5_1_f"], emotions_medical_or_safety="no", trained_model="yes", scope_exception="no"
    )
    found = conclude(known)
    assert found.risk_class is RiskClass.PROHIBITED
    assert set(found.open) == {
        "integrates_model", "develops_system", "uses_system", "chain_roles", "third_country"
    }  # fmt: skip


def test_what_is_no_ai_system_asks_nothing_more():
    found = conclude(answers(trained_model="no", infers="no"))
    assert found.risk_class is RiskClass.NOT_AI
    assert found.open == ()


def test_transparency_is_reported_beside_high_risk_and_prohibition():
    high = conclude(case(services_public_benefits="yes", interacts_with_persons="yes", own_name="yes"))
    assert (high.risk_class, high.transparency) == (RiskClass.HIGH_RISK_ANNEX3, ("50_1",))
    banned = conclude(case(**PRACTICES["5_1_g"]))
    assert (banned.risk_class, banned.transparency) == (RiskClass.PROHIBITED, ("50_3",))


def test_a_system_with_a_transparency_trigger_is_limited_for_its_deployer_too():
    found = conclude(case(interacts_with_persons="yes"))
    assert (found.risk_class, found.transparency) == (RiskClass.LIMITED, ())


def test_an_answer_against_its_parent_question_is_flagged():
    facts = {**nothing_special(), **answers(services_public_benefits="yes", sensitive_area="no")}
    found = conclude(facts)
    assert "contradiction:services_public_benefits" in [flag.id for flag in found.flags]


def test_profiling_without_personal_data_is_a_contradiction():
    facts = {**nothing_special(), **answers(assesses_persons="yes", profiles_persons="yes", personal_data="no")}
    assert [flag.id for flag in conclude(facts).flags] == ["contradiction:profiles_persons"]


def test_the_conformity_route_of_biometrics_depends_on_standards():
    without_standard = conclude(case(remote_identification="yes", harmonised_standards_applied="no"))
    with_standard = conclude(case(remote_identification="yes", harmonised_standards_applied="yes"))
    assert without_standard.conformity_route == "annex_vii"
    assert with_standard.conformity_route == "annex_vi_or_vii"


def test_a_manufacturer_of_a_product_of_section_a_is_its_provider():
    product = {"annex1_act": ["lifts"], "annex1_function": "safety_component", "annex1_third_party": "yes"}
    found = conclude(case(**product, chain_roles=["product"], uses_system="no"))
    assert found.roles == ("provider", "product_manufacturer")


def test_a_provider_whose_system_was_taken_over_is_no_longer_provider():
    found = conclude(case(own_name="yes", shifted_by_other="yes", uses_system="no"))
    assert found.roles == ()


def test_grounds_name_facts_and_article():
    ground = next(g for g in conclude(case(services_public_benefits="yes")).grounds if g.conclusion == "annex3:5a")
    assert ground.facts == ("trained_model", "scope_exception", "services_public_benefits")
    assert ground.article == "bijlage III, punt 5, onder a"


def test_the_dates_of_both_versions_are_those_of_the_law():
    original, amended = load("ai-act-2024").dates, load("ai-act-2026").dates
    assert (original["high_risk_annex3"], amended["high_risk_annex3"]) == (date(2026, 8, 2), date(2027, 12, 2))
    assert (original["high_risk_annex1"], amended["high_risk_annex1"]) == (date(2027, 8, 2), date(2028, 8, 2))
    assert (original["art5_ba_bb"], amended["art5_ba_bb"]) == (None, AFTER_NEW_BANS)
    assert original["general"] == amended["general"] == date(2026, 8, 2)
    assert original["ch1_ch2"] == amended["ch1_ch2"] == date(2025, 2, 2)
    assert amended["art50_2_existing_systems"] == AFTER_NEW_BANS
    assert original.keys() == amended.keys()
