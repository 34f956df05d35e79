"""The FRIA against Article 27(1) and the list of its questions."""

import pytest

from assessments import library
from assessments.answers import Given, State
from assessments.questionnaire import Kind, missing
from tests.assessments.answers import complete

# Section -> its questions, by their official number.
QUESTIONS = {
    "h": ["h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8"],
    "a": ["a1", "a2", "a3", "a4"],
    "b": ["b1", "b2"],
    "c": ["c1", "c2", "c3", "c4"],
    "d": ["d1", "d2", "d3", "d4", "d5", "d6", "d7"],
    "e": ["e1", "e2", "e3", "e4"],
    "f": ["f1", "f2", "f3", "f4"],
    "g": ["g1", "g2", "g3"],
    "s": ["s1", "s2"],
}
REUSE = {
    "a1": "proc.description",
    "b2": "use.frequency",
    "c1": "people.groups",
    "d1": "rights.affected",
    "e2": "oversight.method",
    "f1": "risk.measures",
    "g1": "dpia.crossref",
    "s1": "fria.summary",
}
FRIA = library.load("fria", "1.0")
PARTS = "abcdef"


def test_it_asks_every_question():
    assert {section.id: [q.id for q in section.questions] for section in FRIA.sections} == QUESTIONS


def test_thirty_questions_count_and_the_header_comes_from_the_register():
    assert sum(len(section.questions) for section in FRIA.sections if section.counted) == 30
    assert [section.id for section in FRIA.sections if not section.counted] == ["h"]


@pytest.mark.parametrize("question", list(FRIA.questions), ids=lambda question: question.id)
def test_each_question_helps_in_both_languages(question):
    for text in (question.text, question.help, question.example, question.article):
        assert text is not None
        assert text.nl.strip()
        assert text.en.strip()
        assert text.nl != text.en or question.kind is Kind.PERSON
    assert question.reference.lower() == question.id


@pytest.mark.parametrize(("id_", "key"), REUSE.items())
def test_answers_can_serve_other_forms(id_, key):
    assert FRIA.question(id_).reuse == key


@pytest.mark.parametrize("question", list(FRIA.questions), ids=lambda question: question.id)
def test_dutch_is_short_and_active(question):
    sentences = [s for text in (question.hint, question.help) if text for s in text.nl.replace("?", ".").split(". ")]
    assert all(len(sentence.split()) <= 24 for sentence in sentences)


def test_the_rights_of_the_charter_can_be_chosen():
    options = FRIA.question("d1").options
    assert len(options) == 30
    assert {"charter_1", "charter_8", "charter_21", "charter_34", "charter_41", "charter_47"} <= {o.id for o in options}


def test_a_complete_fria_misses_nothing():
    assert missing(FRIA, complete()) == ()


@pytest.mark.parametrize("part", PARTS)
def test_it_cannot_be_signed_with_a_part_empty(part):
    answers = {id_: given for id_, given in complete().items() if not id_.startswith(part)}
    assert {gap.section.id for gap in missing(FRIA, answers)} == {part}


@pytest.mark.parametrize("part", PARTS)
def test_a_reference_to_the_dpia_answers_a_part(part):
    row = {"part": part, "manner": "refer", "reference": "DPIA of 12 March 2026, section 2"}
    answers = {id_: given for id_, given in complete().items() if not id_.startswith(part)}
    answers["g1"] = Given([row], State.DONE)
    assert missing(FRIA, answers) == ()


@pytest.mark.parametrize("change", [{"reference": " "}, {"part": "x"}])
def test_a_reference_that_does_not_say_where_answers_nothing(change):
    row = {"part": "c", "manner": "refer", "reference": "DPIA, section 2"} | change
    answers = {id_: given for id_, given in complete().items() if not id_.startswith("c")}
    answers["g1"] = Given([row], State.DONE)
    assert {gap.section.id for gap in missing(FRIA, answers)} == {"c"}


def test_a_draft_holds_up_the_signature_even_where_no_answer_is_required():
    answers = complete() | {"d7": Given("Perhaps it is faster.", State.CONCEPT)}
    assert [gap.question.id for gap in missing(FRIA, answers)] == ["d7"]
