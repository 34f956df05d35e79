"""Reading an assessment out: every shown question with its answer in words, for the read view and the dossier."""

import pytest

from assessments.answers import Given, State
from assessments.reading import read
from tests import make
from tests.assessments import filled


@pytest.fixture
def fria(use_case, team_member):
    return filled.answered(
        make.assessment(use_case, by=team_member),
        team_member,
        a1=Given("First line.\nSecond line.", State.DONE),
        b2=Given({"frequency": "daily", "people": "40000", "note": ""}, State.DONE),
        c2=Given(["minors", "low_income"], State.DONE),
        c3=Given(None, State.UNKNOWN),
        d3=Given([{"risk": "Debt", "group": "Parents", "right": "charter_34", "severity": "high"}], State.DONE),
        h6=Given("2028-02-01", State.DONE),
        e3=Given({"possible": "yes", "how": "One click."}, State.DONE),
    )


def answer(reading, id_):
    return next(answer for section in reading.sections for answer in section.answers if answer.id == id_)


def test_it_says_what_it_is_and_how_far(fria, use_case):
    reading = read(fria, "nl")
    assert (reading.short, reading.version, reading.status) == ("FRIA", "1.0", "in_progress")
    assert (reading.use_case, reading.started_by) == (use_case.name, "Noor Teamlid")
    assert (reading.done, reading.total) == (29, 30)
    assert [section.letter for section in reading.sections] == ["", "A", "B", "C", "D", "E", "F", "G", ""]


def test_text_keeps_its_lines(fria):
    assert answer(read(fria), "a1").lines == ("First line.", "Second line.")


def test_choices_and_numbers_are_words_in_the_language_asked_for(fria):
    dutch, english = read(fria, "nl"), read(fria, "en")
    assert answer(dutch, "b2").pairs == (("Hoe vaak", "Dagelijks"), ("Aantal mensen per jaar", "40.000"))
    assert answer(english, "b2").pairs == (("How often", "Daily"), ("Number of people a year", "40,000"))
    assert answer(dutch, "c2").lines[0] == "Kinderen en jongeren onder 18 jaar"
    assert answer(dutch, "h6").lines == ("1 februari 2028",)
    assert answer(english, "h6").lines == ("1 February 2028",)
    assert answer(dutch, "e3").pairs[0] == ("Kan dat?", "Ja")


def test_a_table_has_a_head_and_rows(fria):
    table = answer(read(fria, "en"), "d3").table
    assert table.head == ("Risk", "For whom", "Right", "Severity", "Likelihood")
    assert table.rows == (("Debt", "Parents", "Social security and assistance", "high", ""),)


def test_unknown_and_unanswered_are_told_apart(fria):
    reading = read(fria)
    assert answer(reading, "c3").state is State.UNKNOWN
    assert answer(reading, "c3").is_blank
    assert answer(reading, "g1").state is State.NOT_APPLICABLE
    assert answer(reading, "g1").reason == "There is no DPIA."


def test_each_answer_says_who_and_when_and_from_where(fria):
    reading = read(fria)
    given = answer(reading, "a1")
    assert (given.author, given.revision, given.origin) == ("Noor Teamlid", 1, "")
    assert given.at is not None


def test_a_signed_one_names_its_signer_and_seal(use_case, team_member, fg):
    reading = read(filled.signed(use_case, team_member, fg))
    assert (reading.status, reading.signed_by) == ("signed", "Farah Gegevens")
    assert len(reading.content_hash) == 64


def test_it_costs_two_queries(fria, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        read(type(fria).objects.with_context().get(pk=fria.pk))
