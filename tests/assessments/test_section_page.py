"""The page of one section: what it shows, how it saves with and without a script, and who may."""

import pytest
from django.urls import reverse

from assessments.answers import State
from assessments.models import AnswerRevision
from tests import make
from tests.assessments import filled


@pytest.fixture
def fria(use_case, team_member):
    return make.assessment(use_case, by=team_member)


@pytest.fixture
def as_member(client, team_member):
    client.force_login(team_member)
    return client


def url(fria, section="d"):
    return reverse("assessments:section", args=[fria.pk, section])


def save_url(fria, question="a1"):
    return reverse("assessments:answer", args=[fria.pk, question])


def value(fria, question):
    row = fria.answers.filter(question=question).first()
    return row.value if row else None


def test_it_shows_the_questions_with_help_and_example(as_member, fria):
    html = as_member.get(url(fria)).content.decode()
    assert "Welke schade kunnen mensen krijgen, en wie?" in html
    assert "Goed voorbeeld" in html
    assert "Artikel 27, eerste lid, onder d" in html
    assert "0 van 30" in html


def test_it_is_in_english_after_the_switch(as_member, fria):
    as_member.cookies["django_language"] = "en"
    assert "What harm may people suffer, and who?" in as_member.get(url(fria)).content.decode()


def test_a_page_without_script_saves_and_goes_on(as_member, fria):
    answer = as_member.post(url(fria, "a"), {"a1": "A citizen applies.", "a1.revision": "0", "then": "next"})
    assert answer.status_code == 302
    assert answer.url == url(fria, "b")
    assert value(fria, "a1") == "A citizen applies."


def test_choices_tables_and_groups_are_saved_from_one_form(as_member, fria):
    form = {
        "d1": ["charter_21", "charter_8"],
        "d3.0.risk": "Debt",
        "d3.0.severity": "high",
        "d3.1.risk": "Delay",
        "d5.received": "complete",
        "then": "stay",
    }
    assert as_member.post(url(fria), form).status_code == 302
    assert value(fria, "d1") == ["charter_8", "charter_21"]
    assert [row["risk"] for row in value(fria, "d3")] == ["Debt", "Delay"]
    assert value(fria, "d5") == {"received": "complete", "documents": ""}


def test_a_row_can_be_added_and_removed_without_script(as_member, fria):
    answer = as_member.post(url(fria), {"d3.0.risk": "Debt", "d3.1.risk": "Delay", "then": "add:d3"})
    assert answer.url == f"{url(fria)}?add=d3#answer-d3"
    assert 'name="d3.2.risk"' in as_member.get(answer.url).content.decode()
    as_member.post(url(fria), {"d3.0.risk": "Debt", "d3.1.risk": "Delay", "d3.revision": "1", "then": "remove:d3.0"})
    assert [row["risk"] for row in value(fria, "d3")] == ["Delay"]


def test_what_the_register_offered_can_be_accepted_without_script(as_member, fria):
    offered = fria.answers.get(question="a2")
    as_member.post(
        url(fria, "a"),
        {"a2": offered.value, "a2.state": "concept", "a2.revision": offered.revision, "then": "accept:a2"},
    )
    offered.refresh_from_db()
    assert (offered.state, offered.origin) == (State.DONE, "register")


def test_every_mistake_is_named_at_once_and_what_was_typed_stays(as_member, fria):
    form = {"b1.start": "soon", "b1.note": "Two years", "b2.people": "many", "then": "next"}
    answer = as_member.post(url(fria, "b"), form)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert html.count("Typ een datum die bestaat") >= 2
    assert "Typ een getal" in html
    assert 'value="soon"' in html
    assert 'value="many"' in html
    assert 'value="Two years"' in html


def test_good_answers_are_saved_when_another_is_wrong(as_member, fria):
    as_member.post(url(fria, "b"), {"b1.start": "soon", "b2.people": "40.000", "then": "next"})
    assert value(fria, "b2")["people"] == "40000"


def test_two_people_without_script_see_both_texts(as_member, fria, colleague):
    filled.give(fria, "a1", colleague, "Sem wrote this.")
    answer = as_member.post(url(fria, "a"), {"a1": "Noor wrote this.", "a1.revision": "0", "then": "next"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Sem wrote this." in html
    assert "Noor wrote this." in html
    assert "Sem Teamlid" in html
    assert value(fria, "a1") == "Sem wrote this."
    # Having seen both, saving again is a choice.
    as_member.post(url(fria, "a"), {"a1": "Noor wrote this.", "a1.revision": "1", "then": "next"})
    assert value(fria, "a1") == "Noor wrote this."


def test_an_answer_this_page_did_not_change_is_left_alone(as_member, fria, team_member, colleague):
    filled.give(fria, "a1", team_member, "First.")
    filled.give(fria, "a1", colleague, "Second.")
    answer = as_member.post(
        url(fria, "a"), {"a1": "First.", "a1.revision": "1", "a3": "New.", "a3.revision": "0", "then": "next"}
    )
    assert answer.status_code == 302
    assert (value(fria, "a1"), value(fria, "a3")) == ("Second.", "New.")


def test_a_save_that_was_under_way_is_not_taken_for_a_colleague(as_member, fria, team_member):
    filled.give(fria, "a1", team_member, "Half a sen")
    answer = as_member.post(url(fria, "a"), {"a1": "Half a sentence.", "a1.revision": "0", "then": "next"})
    assert answer.status_code == 302
    assert value(fria, "a1") == "Half a sentence."


def test_the_check_marks_what_is_missing(as_member, fria):
    html = as_member.get(f"{url(fria, 'f')}?check=1").content.decode()
    assert html.count("Beantwoord deze vraag.") == 3


@pytest.mark.parametrize(
    ("question", "raw"),
    [
        ("a1", "<script>alert(1)</script>"),
        ("a1", "\u202eleft to right\u202c"),
        ("a1", "\U0001f469\u200d\U0001f4bb thinks"),
        ("h1", "'; drop table x; --"),
    ],
)
def test_odd_text_stays_text(as_member, fria, question, raw):
    assert as_member.post(save_url(fria, question), {question: raw, "revision": 1 if question == "h1" else 0}).json()
    html = as_member.get(url(fria, question[0])).content.decode()
    assert value(fria, question) == raw
    assert "<script>alert(1)</script>" not in html


def test_an_answer_is_saved_while_it_is_typed(as_member, fria):
    answer = as_member.post(save_url(fria), {"a1": "A citizen", "a1.state": "done", "revision": "0"})
    saved = answer.json()
    assert (answer.status_code, saved["revision"]) == (200, 1)
    assert saved["saved_at"]
    assert "1 van 30" in saved["progress_html"]
    again = as_member.post(save_url(fria), {"a1": "A citizen applies.", "revision": "1"}).json()
    assert again["revision"] == 2
    assert AnswerRevision.objects.filter(answer__assessment=fria, answer__question="a1").count() == 2


def test_a_table_answers_with_what_each_row_says(as_member, fria):
    form = {"d3.0.risk": "Debt", "d3.0.severity": "high", "d3.4.risk": "Delay", "revision": "0"}
    swap = as_member.post(save_url(fria, "d3"), form).json()["swap"]
    assert "Debt" in swap["#row-d3-0"]
    assert "groot" in swap["#row-d3-0"]
    assert "Delay" in swap["#row-d3-4"]


def test_the_second_to_save_gets_both_texts_with_who_and_when(as_member, fria, colleague):
    filled.give(fria, "a1", colleague, "Sem wrote this.")
    answer = as_member.post(save_url(fria), {"a1": "Noor wrote this.", "revision": "0"})
    html = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Sem wrote this.", "Noor wrote this.", "Sem Teamlid", 'data-take-revision="1"', "data-merge"):
        assert words in html
    assert value(fria, "a1") == "Sem wrote this."


@pytest.mark.parametrize(
    ("question", "data"),
    [
        ("a1", {"a1": "x" * 20_001}),
        ("h6", {"h6": "soon"}),
        ("b2", {"b2.people": "many"}),
        ("h5", {"h5": "nonsense"}),
        ("d1", {"d1": ["charter_8", "nonsense"]}),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_a_remedy(as_member, fria, question, data):
    answer = as_member.post(save_url(fria, question), {**data, "revision": "0"})
    assert answer.status_code == 422
    assert answer.json()["errors"]


@pytest.mark.parametrize("revision", ["", "-1", "x", "9" * 30, "1.5"])
def test_a_revision_that_is_no_number_never_overwrites(as_member, fria, team_member, revision):
    filled.give(fria, "a1", team_member, "There.")
    answer = as_member.post(save_url(fria), {"a1": "Other.", "revision": revision})
    assert answer.status_code == 409
    assert value(fria, "a1") == "There."


def test_a_state_that_does_not_exist_counts_as_answering(as_member, fria):
    as_member.post(save_url(fria), {"a1": "Text.", "a1.state": "signed", "revision": "0"})
    assert fria.answers.get(question="a1").state == State.DONE


@pytest.mark.parametrize("question", ["z9", "a1x", "__proto__"])
def test_an_unknown_question_is_not_found(as_member, fria, question):
    assert as_member.post(save_url(fria, question), {question: "x"}).status_code == 404


def test_an_unknown_section_is_not_found(as_member, fria):
    assert as_member.get(url(fria, "zz")).status_code == 404


def test_a_handed_in_form_says_so_and_keeps_its_answers(as_member, use_case, team_member):
    made = filled.submitted(use_case, team_member)
    answer = as_member.post(save_url(made), {"a1": "Too late.", "revision": "1"})
    assert answer.status_code == 422
    assert "ter advies gestuurd" in answer.json()["errors"][0]
    assert as_member.post(url(made, "a"), {"a1": "Too late.", "a1.revision": "1"}).status_code == 302
    assert value(made, "a1") != "Too late."


def test_autosave_takes_posts_only(as_member, fria):
    assert as_member.get(save_url(fria)).status_code == 405


def test_the_page_costs_few_queries(as_member, fria, team_member, django_assert_max_num_queries):
    filled.answered(fria, team_member)
    as_member.get(url(fria, "a"))  # the number at the bell is kept for a while
    for section in "ad":
        with django_assert_max_num_queries(10):
            as_member.get(url(fria, section))


def test_a_save_costs_few_queries(as_member, fria, team_member, django_assert_max_num_queries):
    filled.answered(fria, team_member)
    with django_assert_max_num_queries(20):
        assert as_member.post(save_url(fria), {"a1": "Changed.", "revision": "1"}).status_code == 200
