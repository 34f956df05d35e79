"""The versions of the law as content: they load, name their articles, and a mistake is named with its remedy."""

import re
import shutil
from datetime import date

import pytest

from registry.datafile import ContentError
from registry.facts import CONTENT
from registry.law import in_force, known, load
from registry.law.reading import read_law
from registry.vocabulary import Art50Duty, RiskClass, Role

LAWS = ("ai-act-2024", "ai-act-2026")


@pytest.fixture
def changed(tmp_path):
    """Read the law in force with one piece of its content changed; give the message it is refused with."""

    def read(file, old, new, count=1):
        for path in CONTENT.glob("*.yaml"):
            shutil.copy(path, tmp_path)
        text = (tmp_path / file).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / file).write_text(text.replace(old, new, count), encoding="utf-8")
        with pytest.raises(ContentError) as refused:
            read_law(tmp_path / "ai-act-2026.yaml")
        return str(refused.value)

    return read


def test_both_versions_of_the_act_are_there():
    assert known() == LAWS


@pytest.mark.parametrize(
    ("day", "law"),
    [
        (date(2023, 1, 1), "ai-act-2024"),
        (date(2026, 7, 26), "ai-act-2024"),
        (date(2026, 7, 27), "ai-act-2026"),
        (date(2030, 1, 1), "ai-act-2026"),
    ],
)
def test_the_version_in_force_depends_on_the_day(day, law):
    assert in_force(day).id == law


@pytest.mark.parametrize("law_id", LAWS)
def test_each_conclusion_has_a_title_in_two_languages_and_an_article(law_id):
    for criterion in load(law_id).criteria:
        assert criterion.title.nl
        assert criterion.title.en
        assert re.match(r"(artikel|bijlage) ", criterion.article), criterion.id


@pytest.mark.parametrize("law_id", LAWS)
def test_the_vocabulary_of_the_act_has_its_conclusions(law_id):
    ids = load(law_id).conclusion_ids
    roles = {f"role:{role.value}" for role in Role if role is not Role.NONE}
    classes = {f"class:{c.value}" for c in RiskClass if c not in (RiskClass.UNDETERMINED, RiskClass.GPAI_MODEL)}
    duties = {f"art50:{duty.value}" for duty in Art50Duty}
    assert roles | classes | duties | {"ai_system", "in_scope", "profiling", "fria", "class:high_risk"} <= ids


def test_a_criterion_may_differ_per_version():
    assert load("ai-act-2024").by_id["annex1:A"] != load("ai-act-2026").by_id["annex1:A"]


def test_an_unknown_law_names_the_known_ones():
    with pytest.raises(ContentError, match="law 'ai-act-1999' is unknown; known are ai-act-2024, ai-act-2026"):
        load("ai-act-1999")


CRITERIA = "criteria-1.0.yaml"
WRONG = [
    (CRITERIA, "when: {face_scraping: yes}", "wen: {face_scraping: yes}", "'art5:5_1_e': unknown key 'wen'"),
    (CRITERIA, "when: {face_scraping: yes}", "when: {face_scrapping: yes}", "'face_scrapping' is no known fact"),
    (CRITERIA, "when: {face_scraping: yes}", "when: {face_scraping: maybe}", "'face_scraping' cannot be 'maybe'"),
    (CRITERIA, "when: {face_scraping: yes}", "when: {class:limited: yes}", "'class:limited' is not known here"),
    (CRITERIA, "when: {ai_system: no}", "when: {ai_system: maybe}", "'ai_system' is a conclusion; it can be yes or no"),
    (CRITERIA, "        article: artikel 5, eerste lid, onder e\n", "", "key 'article' is missing or empty; add it"),
    (CRITERIA, "- id: art5:5_1_b\n", "- id: art5:5_1_a\n", "criterion 'art5:5_1_a': this id is there twice"),
    (CRITERIA, "starts: art5_ba_bb", "starts: art5_ba", "the date 'art5_ba', which the law does not have"),
    (CRITERIA, "any: art5", "any: art6", "'any: art6' finds no criterion above it"),
    (CRITERIA, "given: {annex3: yes}", "given: annex3", "name one conclusion, as in 'given: {in_scope: yes}'"),
    (CRITERIA, "given: {annex3: yes}", "given: {annex4: yes}", "'given' names 'annex4', which is not above it"),
    (CRITERIA, "- id: review:lawful_scoring", "- id: review:only_optimises", "this id is there twice"),
    ("ai-act-2026.yaml", "id: ai-act-2026", "id: ai-act-2027", "make it 'ai-act-2026', the name of the file"),
    ("ai-act-2026.yaml", "general: 2026-08-02", "general: augustus", "'augustus' is no date"),
    ("explanation-1.0.yaml", "weighs: art5", "weighs: art6", "'weighs' names 'art6', which is no conclusion"),
    ("explanation-1.0.yaml", "  minimal:\n", "  minimaal:\n", "'minimaal' is no risk class; known are prohibited"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), WRONG)
def test_a_mistake_in_the_content_is_named_with_its_file_and_remedy(changed, file, old, new, message):
    said = changed(file, old, new)
    assert said.startswith(f"{file},") or said.startswith(f"{file}:")
    assert message in said


def test_the_content_holds_no_markup():
    for path in CONTENT.rglob("*.yaml"):
        assert not re.search(r"<\w+|&\w+;", path.read_text(encoding="utf-8")), path.name
