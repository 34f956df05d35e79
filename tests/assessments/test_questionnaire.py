"""What follows from answers, without a database."""

import pytest

from assessments import library
from assessments.answers import Given, State
from assessments.questionnaire import (
    Count,
    Kind,
    Lack,
    Question,
    Questionnaire,
    Section,
    gaps_in,
    missing,
    progress,
    required,
    shown,
    unanswered,
)
from registry.datafile import Text


def text(words: str) -> Text:
    return Text(words, words)


def question(id_: str, **more) -> Question:
    return Question(id=id_, kind=more.pop("kind", Kind.TEXT), text=text(id_), article=text("art. 1"), **more)


def form(*questions: Question, **section) -> Questionnaire:
    part = Section(id="a", title=text("A"), intro=text("A"), questions=questions, **section)
    return Questionnaire(
        "x", "1.0", text("X"), text("X"), text("X"), text("art. 1"), "https://example.org", (), (part,)
    )


def done(value) -> Given:
    return Given(value, State.DONE)


def ids(questions) -> list[str]:
    return [question.id for question in questions]


FOLLOW_UP = form(question("a1", kind=Kind.YES_NO), question("a2", show_if={"a1": frozenset({"yes"})}, required=True))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, ["a1"]),
        ({"a1": done("no")}, ["a1"]),
        ({"a1": Given("yes", State.CONCEPT)}, ["a1"]),
        ({"a1": Given(None, State.UNKNOWN)}, ["a1"]),
        ({"a1": done("yes")}, ["a1", "a2"]),
    ],
)
def test_a_follow_up_is_asked_only_when_its_condition_is_met(answers, expected):
    assert ids(shown(FOLLOW_UP, answers)) == expected


def test_a_hidden_question_is_neither_required_nor_missing_nor_counted():
    answers = {"a1": done("no"), "a2": done("kept, but hidden")}
    assert required(FOLLOW_UP, answers) == ()
    assert missing(FOLLOW_UP, answers) == ()
    assert progress(FOLLOW_UP, answers).total == Count(1, 1)


def test_a_condition_can_ask_for_one_field_of_a_group():
    questionnaire = form(question("a1", kind=Kind.GROUP), question("a2", show_if={"a1.status": frozenset({"sent"})}))
    assert ids(shown(questionnaire, {"a1": done({"status": "sent", "note": ""})})) == ["a1", "a2"]
    assert ids(shown(questionnaire, {"a1": done({"status": "open", "note": ""})})) == ["a1"]


@pytest.mark.parametrize(
    ("given", "lack"),
    [
        (Given(), Lack.EMPTY),
        (Given("a draft", State.CONCEPT), Lack.CONCEPT),
        (Given(None, State.LATER), Lack.LATER),
        (Given(None, State.UNKNOWN), Lack.UNKNOWN),
        (Given(None, State.NOT_APPLICABLE, " "), Lack.NO_REASON),
        (Given("   ", State.DONE), Lack.EMPTY),
    ],
)
def test_a_required_question_says_why_it_is_not_ready(given, lack):
    gaps = missing(form(question("a1", required=True)), {"a1": given})
    assert [(gap.question.id, gap.lack) for gap in gaps] == [("a1", lack)]


@pytest.mark.parametrize("given", [done("text"), Given(None, State.NOT_APPLICABLE, "There is no second supplier.")])
def test_a_settled_question_is_not_missing(given):
    assert missing(form(question("a1", required=True)), {"a1": given}) == ()


@pytest.mark.parametrize("given", [Given(), Given(None, State.UNKNOWN)])
def test_an_optional_question_may_stay_open(given):
    questionnaire = form(question("a1"))
    assert missing(questionnaire, {"a1": given}) == ()
    assert ids(unanswered(questionnaire, {"a1": given})) == ["a1"]


def test_dont_know_never_counts_as_answered():
    assert progress(form(question("a1")), {"a1": Given(None, State.UNKNOWN)}).total == Count(0, 1)


def test_a_part_that_the_law_asks_for_needs_one_real_answer():
    questionnaire = form(question("a1"), needs_answer=True)
    (section,) = questionnaire.sections
    not_applicable = {"a1": Given(None, State.NOT_APPLICABLE, "Because.")}
    assert [gap.lack for gap in gaps_in(section, {})] == [Lack.PART]
    assert [gap.lack for gap in gaps_in(section, not_applicable)] == [Lack.PART]
    assert list(gaps_in(section, {"a1": done("text")})) == []


def test_a_section_outside_the_count_keeps_its_own_count():
    so_far = progress(form(question("a1"), counted=False), {"a1": done("text")})
    assert so_far.total == Count(0, 0)
    assert so_far.sections["a"] == Count(1, 1)


@pytest.mark.parametrize("name", library.names())
def test_nothing_is_answered_in_an_empty_form(name):
    questionnaire = library.latest(name)
    so_far = progress(questionnaire, {})
    assert so_far.total.done == 0
    assert so_far.total.total == sum(len(s.questions) for s in questionnaire.sections if s.counted)
