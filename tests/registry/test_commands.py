"""`manage.py facts` and `manage.py classify`: for people who want to check us; they need no database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from registry.facts import vocabulary
from registry.law import load
from registry.vocabulary import AnnexIIIItem, Art5Item, Art50Duty, RiskClass

ROOT = Path(__file__).parents[2]
RISK_SCORE = {
    "trained_model": True, "scope_exception": False, "biometric_data": False, "may_mislead_or_exploit": False,
    "services_public_benefits": True, "profiles_persons": True, "social_scoring": False, "predicts_offending": False,
    "annex1_product": False, "uses_system": True, "develops_system": False, "public_authority": True,
    "changes_existing_system": False, "chain_roles": [],
}  # fmt: skip
KEYS = {
    "id", "law", "law_version", "on", "ai_system", "class", "classes", "art5", "art5_later", "annex1", "annex3",
    "exemption", "exemption_grounds", "roles", "role_shift", "transparency", "transparency_others", "gpai",
    "conformity_route", "fria", "registrations", "registrations_others", "flags", "reasons", "open", "grounds",
}  # fmt: skip


@pytest.fixture
def classified(tmp_path, capsys):
    """Classify cases through the command; one case or a list of them."""

    def run(cases, *options):
        path = tmp_path / "cases.json"
        path.write_text(cases if isinstance(cases, str) else json.dumps(cases), encoding="utf-8")
        call_command("classify", str(path), "--on", "2026-11-23", *options)
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def refused(classified):
    def run(cases):
        with pytest.raises(CommandError) as found:
            classified(cases)
        assert found.value.returncode == 2
        return str(found.value)

    return run


def test_the_vocabulary_is_printed_whole(capsys):
    call_command("facts", "--json")
    facts = json.loads(capsys.readouterr().out)
    assert [fact["id"] for fact in facts] == list(vocabulary())
    assert all(fact["question"]["nl"] and fact["question"]["en"] and fact["article"] for fact in facts)
    area = next(fact for fact in facts if fact["id"] == "services_public_benefits")
    assert area["asked_when"] == [{"area_essential_services": ["yes"]}]


def test_the_vocabulary_is_a_line_a_fact_for_people(capsys):
    call_command("facts")
    assert len(capsys.readouterr().out.splitlines()) == len(vocabulary())


def test_one_case_gives_one_object_with_every_conclusion(classified):
    found = classified({"id": "score", "facts": RISK_SCORE})
    assert set(found) == KEYS
    assert (found["ai_system"], found["class"], found["annex3"]) == (True, "high_risk_annex3", ["5a"])
    assert (found["fria"], found["registrations_others"]) == ("required", ["provider_49_1"])
    assert found["grounds"]["annex3:5a"] == {
        "article": "bijlage III, punt 5, onder a",
        "facts": {"services_public_benefits": {"value": True, "article": "bijlage III, punt 5, onder a"},
                  "trained_model": {"value": True, "article": "artikel 3, onder 1"},
                  "scope_exception": {"value": False, "article": "artikel 2"}},
    }  # fmt: skip


def test_a_list_gives_a_list_in_its_order(classified):
    found = classified([{"id": "b", "facts": {}}, {"id": "a", "facts": RISK_SCORE}])
    assert [(one["id"], one["class"]) for one in found] == [("b", "undetermined"), ("a", "high_risk_annex3")]


def test_nothing_known_is_undetermined_and_says_what_to_ask_first(classified):
    found = classified({"id": "x", "facts": {}})
    assert (found["ai_system"], found["class"], found["roles"]) == (None, "undetermined", [])
    assert (found["fria"], found["conformity_route"]) == ("open", "open")
    assert found["open"][0] in {"trained_model", "scope_exception"}
    assert found["grounds"]["class:undetermined"]["facts"]["trained_model"]["value"] is None


def test_the_law_can_be_chosen(classified):
    machine = {
        "trained_model": True, "scope_exception": False, "biometric_data": False, "may_mislead_or_exploit": False,
        "assesses_persons": False, "generates": [], "annex1_product": True, "annex1_act": ["machinery"],
        "annex1_function": "safety_component", "annex1_failure_endangers": True, "annex1_convenience_only": False,
        "annex1_third_party": True, "annex1_other_risks_only": False,
    }  # fmt: skip
    case = {"id": "machine", "facts": machine}
    assert classified(case, "--law", "ai-act-2024")["class"] == "high_risk_annex1a"
    assert classified(case, "--law", "ai-act-2026")["class"] == "high_risk_annex1b"


@pytest.mark.parametrize("value", [True, "yes", "ja", "JA", "true"])
def test_yes_may_be_written_in_several_ways(classified, value):
    assert classified({"id": "x", "facts": {"trained_model": value, "scope_exception": "nee"}})["ai_system"] is True


@pytest.mark.parametrize("value", [None, "unknown", "weet ik niet"])
def test_unknown_may_be_written_in_several_ways(classified, value):
    assert classified({"id": "x", "facts": {"trained_model": value}})["ai_system"] is None


def test_every_mistake_is_named_with_its_case_its_fact_and_what_is_allowed(refused):
    said = refused([
        {"id": "one", "facts": {"frobs": True, "generates": ["smell"], "placed_on": "gisteren"}},
        {"id": "two", "facts": {"trained_model": "perhaps", "log_retention_months": "six", "integrates_model": {}}},
        {"id": "two", "facts": {"trained_model": []}},
        "three",
    ])  # fmt: skip
    assert said.splitlines() == [
        "case 'one', fact 'frobs' is unknown; `manage.py facts` lists the known ones",
        "case 'one', fact 'generates': 'smell' is not allowed; choose from audio, code, image, text, video",
        "case 'one', fact 'placed_on': 'gisteren' is no date; write it as 2027-12-02",
        "case 'two', fact 'trained_model': 'perhaps' is not allowed; choose from no, yes",
        "case 'two', fact 'log_retention_months': 'six' is no number; write it as 12 or 2.5",
        "case 'two', fact 'integrates_model': {} is no answer; give a list of own, third_party",
        "case 'two': this id is there twice; give one of them another id",
        "case 'two', fact 'trained_model': an empty list is no answer; give true, false or null",
        'case 4: expected {"id": ..., "facts": {fact: value}}',
    ]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"facts": NaN', "\ufeff"])
def test_broken_json_is_refused_in_one_line(refused, text):
    assert refused(text).startswith("this is no usable JSON")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="cannot be read") as found:
        call_command("classify", str(tmp_path / "none.json"))
    assert found.value.returncode == 2


def test_answers_of_an_older_vocabulary_are_carried_over_or_reported(classified):
    found = classified({"id": "old", "facts": {
        "trained_model": True, "eu_link": "yes", "chain_roles": ["importer"], "legacy_system": True,
        "third_country": False,
    }})  # fmt: skip
    became = {item["fact"]: item for item in found["carried_over"]}
    assert became["eu_link"]["now"] == {"outside_eu_only": False}
    assert became["chain_roles"]["now"] == {
        "chain_roles": ["supplies"], "supplies_first_in_eu": True, "bears_foreign_name": True
    }  # fmt: skip
    assert became["legacy_system"]["now"] == {}
    assert "eerst is verkocht" in became["legacy_system"]["report"]["nl"]


def test_contradictory_answers_are_named_and_nothing_is_guessed(classified):
    facts = RISK_SCORE | {"services_public_benefits": False, "employment_recruitment": True, "personal_data": False,
                          "preparatory_task": True, "influences_decisions": False, "significant_risk": False,
                          "own_name": True, "develops_system": True}  # fmt: skip
    found = classified({"id": "x", "facts": facts})
    assert found["class"] == "undetermined"
    assert "contradiction" in found["flags"]
    assert set(found["reasons"]["contradiction:profiles_persons"]["facts"]) == {"profiles_persons", "personal_data"}


def test_the_words_are_those_of_the_controlled_vocabulary():
    law = load("ai-act-2026")
    groups = {"art5": Art5Item, "annex3": AnnexIIIItem, "art50": Art50Duty}
    for group, words in groups.items():
        assert {c.id.partition(":")[2] for c in law.group(group)} == {word.value for word in words}
    assert {c.value for c in RiskClass} >= {c.id.partition(":")[2] for c in law.group("class")} - {"high_risk"}


@pytest.mark.parametrize("command", [["facts"], ["classify", "-"], ["derive", "-", "--on", "2026-11-23"]])
def test_no_database_is_needed(command):
    away = {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "REDIS_URL": "redis://127.0.0.1:1/0"}
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=away, input='{"id": "x", "facts": {}}',
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
