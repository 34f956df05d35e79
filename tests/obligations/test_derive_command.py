"""`manage.py derive`: the duties of cases on paper, as documented in docs/commands.md."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from obligations import rulesets
from tests.registry.lawcases import case

SCORE = {
    name: sorted(values)
    for name, values in case(
        services_public_benefits="yes", profiles_persons="yes", public_authority="yes", placed_on="2028-01-10"
    ).items()
}


@pytest.fixture
def derived(tmp_path, capsys):
    def run(facts, *options, on="2026-11-23"):
        path = tmp_path / "case.json"
        path.write_text(json.dumps({"id": "score", "facts": facts}), encoding="utf-8")
        call_command("derive", str(path), "--on", on, *options)
        return json.loads(capsys.readouterr().out)

    return run


def duties_of(answer):
    return {duty["rule_id"]: duty for duty in answer["duties"]}


def test_a_duty_is_given_with_role_state_days_and_grounds(derived):
    answer = derived(SCORE)
    assert (answer["id"], answer["class"], answer["roles"]) == ("score", "high_risk_annex3", ["deployer"])
    fria = duties_of(answer)["AIA-27"]
    assert (fria["article"], fria["role"], fria["state"], fria["moment"]) == (
        "art. 27, lid 1", "deployer", "applies", "later",
    )  # fmt: skip
    assert fria["applies_from"] == {"formal": "2027-12-02", "effective": "2027-12-02"}
    assert fria["grounds"]["services_public_benefits"]["value"] is True


def test_the_letter_of_the_law_and_practice_may_start_on_other_days(derived):
    explanation = duties_of(derived(SCORE | {"decisions_on_persons": ["yes"], "significant_effect": ["yes"]}))["AIA-86"]
    assert explanation["applies_from"] == {"formal": "2026-08-02", "effective": "2027-12-02"}


def test_what_may_follow_says_what_is_missing(derived):
    facts = {name: values for name, values in SCORE.items() if name != "public_authority"}
    registration = duties_of(derived(facts))["AIA-49-3"]
    assert (registration["state"], registration["moment"]) == ("open", "open")
    assert list(registration["missing"]) == ["public_authority"]
    assert registration["missing"]["public_authority"]["value"] is None


def test_the_older_law_has_its_own_days(derived):
    answer = derived(SCORE, "--law", "ai-act-2024")
    assert answer["law"] == "ai-act-2024"
    assert duties_of(answer)["AIA-27"]["applies_from"]["effective"] == "2026-08-02"


def test_one_file_of_rules_can_be_asked_for(derived):
    answer = derived(SCORE, "--ruleset", "gdpr-1.0")
    assert answer["ruleset"] == "gdpr-1.0"
    known = {rule.id for rule in rulesets.load("gdpr", "1.0").rules}
    assert set(duties_of(answer)) <= known
    assert "AVG-PRESCAN" in duties_of(answer)


def test_an_unknown_ruleset_names_those_that_exist(derived):
    with pytest.raises(CommandError, match="ruleset 'ai-act-9.9' is unknown; known are ai-act-1.0, catalogue-1.0"):
        derived(SCORE, "--ruleset", "ai-act-9.9")


def test_a_day_that_depends_on_a_fact_says_so(derived):
    facts = {name: values for name, values in SCORE.items() if name not in ("placed_on", "design_changed_on")}
    fria = duties_of(derived(facts))["AIA-27"]
    assert fria["state"] == "applies"
    assert set(fria["date_depends_on"]) <= {"placed_on", "design_changed_on"}
    assert fria["date_depends_on"]
