"""The questions on screen: only what matters, saved at once, the conclusion beside them."""

import pytest
from django.urls import reverse

from registry import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(client, team_member, use_case):
    client.force_login(team_member)
    return reverse("registry:classify_theme", args=[use_case.pk, "ai_system"])


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


def test_follow_up_questions_come_when_they_matter(client, url):
    assert "machine_based" not in client.get(url).context["form"].fields
    client.post(url, {"trained_model": "no"})
    assert "infers" in client.get(url).context["form"].fields


def test_i_do_not_know_shows_the_questions_behind_it(client, url):
    client.post(url, {"trained_model": "unknown"})
    assert "infers" in client.get(url).context["form"].fields


def test_an_impossible_answer_is_told(client, url, use_case):
    answer = client.post(url, {"trained_model": "perhaps"})
    assert "trained_model" in answer.context["form"].errors
    assert "trained_model" not in services.facts_of(use_case)


def test_an_unknown_theme_does_not_exist(client, url, use_case):
    assert client.get(reverse("registry:classify_theme", args=[use_case.pk, "nonsense"])).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_answers(
    client, url, use_case, team_member, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        client.get(url)
    services.answer(use_case, dict.fromkeys(("trained_model", "infers", "some_autonomy")), by=team_member)
    with django_assert_max_num_queries(20):
        client.get(url)
