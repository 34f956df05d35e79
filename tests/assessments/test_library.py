"""Instrument files: every one loads, and a mistake is named with file, place and remedy."""

import pytest
import yaml
from django.core.checks import run_checks

from assessments import checks, library
from registry.datafile import ContentError

SMALL = {
    "instrument": "tiny",
    "version": "1.0",
    "title": {"nl": "Klein", "en": "Tiny"},
    "short": {"nl": "Klein", "en": "Tiny"},
    "lead": {"nl": "Kort", "en": "Short"},
    "article": {"nl": "artikel 1", "en": "Article 1"},
    "source": "https://example.org",
    "reviewers": ["fg"],
    "sections": [
        {
            "id": "a",
            "title": {"nl": "A", "en": "A"},
            "intro": {"nl": "A", "en": "A"},
            "questions": [
                {
                    "id": "a1",
                    "kind": "text",
                    "text": {"nl": "Wat?", "en": "What?"},
                    "article": {"nl": "artikel 1", "en": "Article 1"},
                }
            ],
        }
    ],
}


def small(**question):
    """The small instrument, with its only question changed."""
    data = yaml.safe_load(yaml.safe_dump(SMALL))
    data["sections"][0]["questions"][0].update(question)
    return data


@pytest.fixture
def write(tmp_path):
    def write(data, name="tiny-1.0.yaml"):
        path = tmp_path / name
        path.write_text(yaml.safe_dump(data, allow_unicode=True))
        return path

    return write


@pytest.mark.parametrize(("name", "version"), library.published())
def test_every_published_instrument_loads(name, version):
    questionnaire = library.load(name, version)
    assert (questionnaire.instrument, questionnaire.version) == (name, version)


def test_the_newest_version_is_found():
    assert library.latest("fria").version == "1.0"


@pytest.mark.parametrize("name", ["../../etc/passwd", "fria-1", "", "nonsense"])
def test_only_published_names_can_be_asked_for(name):
    with pytest.raises(ContentError, match="no instrument"):
        library.load(name, "1.0")
    with pytest.raises(ContentError, match="known are"):
        library.latest(name)


def test_a_small_instrument_is_read(write):
    assert library.read_questionnaire(write(SMALL)).question("a1").text.en == "What?"


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ({"wen": "x"}, "question 'a1': unknown key 'wen'"),
        ({"article": None}, "question 'a1': key 'article' is missing"),
        ({"kind": "essay"}, "question 'a1': unknown kind 'essay'; known are"),
        ({"kind": "choice"}, "question 'a1': a choice question has to have options"),
        ({"options": [{"id": "x", "nl": "X", "en": "X"}]}, "question 'a1': a text question has no options"),
        ({"kind": "table"}, "question 'a1': a table question has to have columns"),
        ({"show_if": {"z9": ["yes"]}}, "show_if names an unknown question 'z9'"),
        ({"text": {"nl": "Wat?"}}, "question 'a1', text: key 'en' is missing"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_remedy(write, question, message):
    with pytest.raises(ContentError) as caught:
        library.read_questionnaire(write(small(**question)))
    assert message in str(caught.value)
    assert str(caught.value).startswith("tiny-1.0.yaml")


def test_an_id_that_is_there_twice_is_refused(write):
    data = small()
    data["sections"][0]["questions"] *= 2
    with pytest.raises(ContentError, match="question 'a1' is there twice"):
        library.read_questionnaire(write(data))


def test_a_file_under_another_name_is_refused(write):
    with pytest.raises(ContentError, match="the file must be named tiny-1.0.yaml"):
        library.read_questionnaire(write(SMALL, name="other-1.0.yaml"))


def test_a_part_can_only_be_covered_by_a_table_that_exists(write):
    data = small()
    data["sections"][0]["cover"] = {"question": "z9", "column": "part", "value": "a", "proof": "reference"}
    with pytest.raises(ContentError, match="cover must name a table"):
        library.read_questionnaire(write(data))


def test_manage_py_check_reads_every_instrument():
    assert [error for error in run_checks() if error.id and error.id.startswith("assessments")] == []


def test_manage_py_check_names_a_broken_instrument(monkeypatch, write):
    path = write(small(kind="essay"))
    monkeypatch.setattr(library, "CONTENT", path.parent)
    (error,) = checks.instruments_can_be_read(None)
    assert "unknown kind 'essay'" in error.msg
