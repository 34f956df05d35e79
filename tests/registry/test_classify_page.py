"""The questions on screen: only what matters, saved at once, the conclusion beside them."""

import pytest
from django.urls import reverse

from registry import services

pytestmark = pytest.mark.django_db
YES, NO = ["yes"], ["no"]


@pytest.fixture
def url(client, team_member, use_case):
    client.force_login(team_member)
    return reverse("registry:questions", args=[use_case.pk, "ai_system"])


def test_the_first_page_with_open_questions_opens(client, url, use_case):
    assert client.get(reverse("registry:classify", args=[use_case.pk])).url == url


def test_an_answer_is_saved_and_the_conclusion_comes_back(client, url, use_case):
    answer = client.post(url, {"trained_model": "yes"}, headers={"HX-Request": "true"})
    assert services.facts_of(use_case)["trained_model"] == {"yes"}
    assert 'id="steps"' in answer.text
    assert "<html" not in answer.text


def test_without_javascript_the_button_goes_to_the_next_page(client, url, use_case):
    answer = client.post(url, {"trained_model": "yes"})
    assert answer.url != url
    assert f"/use-cases/{use_case.pk}/facts/" in answer.url


def elements(use_case):
    return reverse("registry:questions", args=[use_case.pk, "ai_elements"])


def test_follow_up_questions_come_when_they_matter(client, url, use_case):
    assert not client.get(elements(use_case)).context["form"].fields
    assert client.post(url, {"trained_model": "no"}).url == elements(use_case)
    assert "infers" in client.get(elements(use_case)).context["form"].fields


def test_i_do_not_know_shows_the_questions_behind_it(client, url, use_case):
    assert client.post(url, {"trained_model": "unknown"}).url == elements(use_case)
    assert "infers" in client.get(elements(use_case)).context["form"].fields


def test_a_page_holds_at_most_four_questions_and_reasons(client, url, use_case):
    client.post(url, {"trained_model": "no"})
    assert len(client.get(elements(use_case)).context["form"].fields) == 4


def test_each_question_tells_what_an_answer_would_do(client, url, use_case, team_member):
    services.answer(use_case, {"trained_model": NO}, by=team_member)
    page = client.get(elements(use_case)).text
    assert "Wat een antwoord zou doen" in page
    assert "Geen AI-systeem" in page


@pytest.fixture
def dates(client, team_member, use_case):
    """A page with dates, of a use case for which they matter."""
    known = {"services_public_benefits": YES, "trained_model": YES, "scope_exception": NO, "profiles_persons": YES,
             "uses_system": YES, "may_mislead_or_exploit": NO, "biometric_data": NO, "social_scoring": NO,
             "predicts_offending": NO, "annex1_product": NO}  # fmt: skip
    services.answer(use_case, known, by=team_member)
    client.force_login(team_member)
    return reverse("registry:questions", args=[use_case.pk, "dates"])


def test_a_date_is_given_or_said_not_to_be(client, dates, use_case):
    client.post(dates, {"placed_on": "value", "placed_on-value": "01-03-2026", "annex_x_system": "no"})
    client.post(dates, {"design_changed_on": "none"})
    facts = services.facts_of(use_case)
    assert facts["placed_on"] == {"2026-03-01"}
    assert facts["design_changed_on"] == frozenset()
    assert 'value="2026-03-01"' in client.get(dates).text


def test_a_date_that_is_announced_must_follow(client, dates, use_case):
    answer = client.post(dates, {"placed_on": "value", "placed_on-value": ""})
    assert answer.context["form"].errors["placed_on-value"] == ["Geef de datum."]
    assert "placed_on" not in services.facts_of(use_case)


def test_while_somebody_still_picks_a_date_nothing_is_wrong_and_nothing_saved(client, dates, use_case):
    answer = client.post(dates, {"placed_on": "value", "placed_on-value": ""}, headers={"HX-Request": "true"})
    assert not answer.context["form"].errors
    assert "placed_on" not in services.facts_of(use_case)


def test_nonsense_for_a_date_is_told(client, dates, use_case):
    answer = client.post(dates, {"placed_on": "value", "placed_on-value": "gisteren <script>"})
    assert "placed_on-value" in answer.context["form"].errors
    assert "placed_on" not in services.facts_of(use_case)


def test_contradictory_answers_are_named_beside_the_questions(client, dates, use_case, team_member):
    services.answer(use_case, {"personal_data": NO}, by=team_member)
    assert "Twee antwoorden spreken elkaar tegen" in client.get(dates).text


def test_an_impossible_answer_is_told(client, url, use_case):
    answer = client.post(url, {"trained_model": "perhaps"})
    assert "trained_model" in answer.context["form"].errors
    assert "trained_model" not in services.facts_of(use_case)


def test_an_unknown_theme_does_not_exist(client, url, use_case):
    assert client.get(reverse("registry:questions", args=[use_case.pk, "nonsense"])).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_answers(
    client, url, use_case, team_member, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        client.get(url)
    services.answer(use_case, dict.fromkeys(("trained_model", "infers", "some_autonomy")), by=team_member)
    with django_assert_max_num_queries(20):
        client.get(url)
