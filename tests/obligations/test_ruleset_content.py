"""Every file of rules can be read; a wrong one says which file, rule and key, and what to do."""

import copy
import shutil

import pytest
import yaml

from obligations import checks, rulesets
from obligations.ruleset import Binding, Level
from registry.datafile import ContentError

CATALOGUE = rulesets.load("catalogue", "1.0")
RULES = CATALOGUE.rules
WEB = ("https://eur-lex.europa.eu/", "https://wetten.overheid.nl/")


@pytest.mark.parametrize(("name", "version"), rulesets.published())
def test_every_published_file_can_be_read(name, version):
    assert rulesets.load(name, version).version == version


def test_the_catalogue_holds_the_rules_of_every_file():
    counts = {name: sum(rule.ruleset == name for rule in RULES) for name in ("ai-act", "gdpr", "national", "policy")}
    assert sum(counts.values()) == len(RULES) == len(CATALOGUE.by_id)
    assert all(counts.values())


def test_a_row_finds_its_rule_in_the_file_it_came_from():
    for rule in RULES:
        assert rulesets.load(rule.ruleset, rule.ruleset_version).by_id[rule.id] == rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_to_do_and_what_proves_it(rule):
    texts = [rule.title, rule.summary, rule.owner, rule.article, *rule.steps, *rule.evidence]
    assert all(text.nl and text.en and text.nl != text.en or len(text.nl) < 5 or text.nl == text.en for text in texts)
    assert 1 <= len(rule.steps) <= 5
    assert rule.evidence
    assert len(rule.title.nl) <= 80, rule.title.nl
    assert not rule.title.nl.endswith(".")
    assert rule.summary.nl.endswith(".")


@pytest.mark.parametrize("rule", [r for r in RULES if r.binding is Binding.LAW], ids=lambda rule: rule.id)
def test_a_law_has_an_address(rule):
    assert rule.link.startswith(WEB)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_dutch_texts_speak_to_the_reader(rule):
    texts = [rule.title.nl, rule.summary.nl, *(step.nl for step in rule.steps)]
    assert not any(f" {word} " in f" {text} ".lower() for text in texts for word in ("je", "jij", "jouw", "jullie"))


def test_what_an_organisation_has_once_is_marked():
    once = {rule.id for rule in RULES if rule.level is Level.ORGANISATION}
    assert {"AIA-04-LIT", "AIA-17", "GOV-PER"} <= once


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(rulesets.CONTENT, tmp_path / "content")
    return tmp_path / "content"


def rewritten(folder, change):
    """Change the data of the smallest file and read the catalogue with it."""
    path = folder / "gdpr-1.0.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return rulesets.read_catalogue(folder, "1.0")


def rule_with(**values):
    return lambda data: data["rules"][0].update(values)


def rule_without(key):
    return lambda data: data["rules"][0].pop(key)


def twice(data):
    data["rules"].append(copy.deepcopy(data["rules"][0]))


HERE = "gdpr-1.0.yaml, rule 'AVG-PRESCAN'"
MISTAKES = {
    "unknown key": (rule_with(wen={"personal_data": [True]}), f"{HERE}: unknown key 'wen'; known are also_owed_if"),
    "no article": (rule_without("article"), f"{HERE}: key 'article' is missing or empty; add it"),
    "no english": (rule_with(title={"nl": "Doen"}), f"{HERE}, title: key 'en' is missing or empty; add it"),
    "unknown fact": (
        rule_with(when={"personal_dat": [True]}),
        f"{HERE}: 'personal_dat' is neither a fact nor a conclusion; see registry/content for the facts",
    ),
    "unknown role": (rule_with(roles=["boss"]), f"{HERE}, roles: unknown 'boss'; known are provider, "),
    "no roles": (rule_with(roles=[]), f"{HERE}, roles: expected a list of roles, got []"),
    "unknown phase": (rule_with(phase="later"), f"{HERE}, phase: unknown 'later'; known are design, "),
    "unknown date": (rule_with(starts="someday"), f"{HERE}, starts: no law knows a date 'someday'; known are "),
    "unknown route": (rule_with(starts={"annex9": "general"}), f"{HERE}, starts: unknown 'annex9'; use annex3"),
    "unknown instrument": (rule_with(fulfilled_by=["quiz"]), f"{HERE}, fulfilled_by: unknown instrument 'quiz'; "),
    "unknown owner": (rule_with(owner="me"), f"{HERE}, owner: unknown 'me'; known are "),
    "no steps": (rule_with(steps=[]), f"{HERE}, steps: expected a list of texts, got []; give at least one"),
    "no place in a law": (rule_with(article="somewhere"), f"{HERE}, article: 'somewhere' is no place in a law"),
    "an id twice": (twice, f"{HERE}: this id is used 2 times; give each rule its own"),
}


@pytest.mark.parametrize(("change", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_remedy(folder, change, message):
    with pytest.raises(ContentError) as caught:
        rewritten(folder, change)
    assert str(caught.value).startswith(message)


def test_a_short_circuit_that_keeps_an_unknown_rule_is_refused(folder):
    def keep_too_much(data):
        data["short_circuits"] = [{"when": {"class:prohibited": [True]}, "keep": ["AVG-99"]}]

    with pytest.raises(ContentError, match="short_circuits 1: keeps 'AVG-99', which is no rule of this file"):
        rewritten(folder, keep_too_much)


def test_an_id_in_two_files_is_refused(folder):
    with pytest.raises(ContentError, match="catalogue-1.0.yaml, rule 'AIA-27': this id is used 2 times"):
        rewritten(folder, rule_with(id="AIA-27"))


def test_a_file_is_named_after_what_it_holds(folder):
    def rename(data):
        data["ruleset"] = "avg"

    with pytest.raises(ContentError, match="gdpr-1.0.yaml: holds ruleset avg 1.0; name the file after it"):
        rewritten(folder, rename)


def test_the_system_check_passes_and_reports_a_mistake(folder, monkeypatch):
    assert checks.rules_can_be_read(None) == []
    (folder / "broken-1.0.yaml").write_text("rules: [", encoding="utf-8")
    monkeypatch.setattr(rulesets, "CONTENT", folder)
    [error] = checks.rules_can_be_read(None)
    assert error.id == "obligations.E001"
    assert error.msg.startswith("broken-1.0.yaml, line ")
