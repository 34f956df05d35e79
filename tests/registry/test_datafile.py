"""A content file is read as it is written, and what is wrong is named with its place and a remedy."""

from datetime import date

import pytest

from registry.datafile import ContentError, Text, only_keys, read, read_date, read_text


@pytest.fixture
def written(tmp_path):
    def write(text, name="fria-1.0.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def refused(action, *args, **kwargs):
    with pytest.raises(ContentError) as found:
        action(*args, **kwargs)
    return str(found.value)


def test_words_stay_words(written):
    text = "a: [50_1, yes, no, on, 5_1_a, '2', 1.0, true, 2026-12-02, ~]"
    assert read(written(text))["a"] == ["50_1", "yes", "no", "on", "5_1_a", "2", 1.0, True, date(2026, 12, 2), None]


def test_a_key_that_is_there_twice_is_refused(written):
    assert refused(read, written("a: 1\nb: 2\na: 3\n")) == "fria-1.0.yaml, line 3: key 'a' is given twice; keep one"


def test_a_mistake_in_the_notation_names_the_line(written):
    assert refused(read, written("a: 1\nb: [1\nc: 2\n")).startswith("fria-1.0.yaml, line 3:")


def test_code_in_a_file_is_not_run(written):
    assert "could not determine a constructor" in refused(read, written("a: !!python/object/apply:os.getcwd []"))


def test_a_file_must_hold_keys(written):
    assert "expected 'key: value' lines at the top" in refused(read, written("- 1\n- 2\n"))


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert refused(read, tmp_path / "gone.yaml").startswith("gone.yaml: cannot be read")


def test_an_impossible_date_is_refused(written):
    assert refused(read, written("a: 2026-13-45")).startswith("fria-1.0.yaml")


def test_an_unknown_key_names_the_known_ones():
    message = refused(only_keys, {"id": 1, "wen": 2}, "fria-1.0.yaml, question 'a1'", ("id",), ("when", "unless"))
    assert message == "fria-1.0.yaml, question 'a1': unknown key 'wen'; known are id, unless, when"


def test_a_missing_key_is_named():
    assert refused(only_keys, {"id": 1}, "here", ("id", "article")) == "here: key 'article' is missing or empty; add it"


def test_a_text_needs_both_languages():
    assert read_text({"nl": " Ja ", "en": "Yes"}, "x") == Text("Ja", "Yes")
    assert refused(read_text, {"nl": "Ja"}, "x") == "x: key 'en' is missing or empty; add it"


@pytest.mark.parametrize(("lang", "text"), [("nl", "Ja"), ("en", "Yes"), ("en-gb", "Yes"), ("fy", "Ja")])
def test_a_text_falls_back_on_dutch(lang, text):
    assert Text("Ja", "Yes").in_language(lang) == text


def test_a_date_is_a_day():
    assert read_date(date(2027, 12, 2), "x") == date(2027, 12, 2)
    assert refused(read_date, "2 december", "x, starts") == "x, starts: '2 december' is no date; write it as 2027-12-02"
