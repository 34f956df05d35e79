"""A question that nobody on the team can answer goes to a colleague, and comes back answered."""

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from registry import services
from registry.models import FactRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask_url(use_case):
    return reverse("registry:ask_colleague", args=[use_case.pk, "personal_data"])


@pytest.fixture
def question(use_case, team_member, jurist):
    return services.ask(use_case, "personal_data", of=jurist, by=team_member, note="Staan er namen in de brieven?")


def test_dont_know_offers_to_ask_a_colleague(client, use_case, team_member, ask_url):
    services.answer(use_case, {"trained_model": ["yes"], "personal_data": None}, by=team_member)
    client.force_login(team_member)
    page = client.get(reverse("registry:questions", args=[use_case.pk, "persons"]))
    assert ask_url in page.text


def test_the_question_lands_on_the_colleagues_start_page(client, team_member, jurist, ask_url):
    client.force_login(team_member)
    answer = client.post(ask_url, {"asked_of": jurist.pk, "note": "Staan er namen in de brieven?"})
    assert answer.status_code == 302
    client.force_login(jurist)
    page = client.get(reverse("overview:start")).text
    assert "Beantwoord een vraag: Persoonsgegevens" in page
    assert reverse("registry:question_asked", args=[FactRequest.objects.get().pk]) in page


def test_only_colleagues_of_the_organisation_can_be_asked(client, team_member, other_member, ask_url):
    client.force_login(team_member)
    answer = client.post(ask_url, {"asked_of": other_member.pk})
    assert "asked_of" in answer.context["form"].errors
    assert not FactRequest.objects.exists()


def test_the_colleague_reads_the_note_and_answers(client, use_case, jurist, question):
    client.force_login(jurist)
    url = reverse("registry:question_asked", args=[question.pk])
    page = client.get(url).text
    assert "Staan er namen in de brieven?" in page
    assert use_case.purpose in page
    assert client.post(url, {"personal_data": "yes"}).url == reverse("overview:start")
    known = services.sources_of(use_case)["personal_data"]
    assert (known.values, known.by) == ({"yes"}, str(jurist))
    question.refresh_from_db()
    assert question.answered_by == jurist


def test_an_answer_of_somebody_else_closes_the_question(use_case, team_member, question):
    services.answer(use_case, {"personal_data": ["no"]}, by=team_member)
    assert not FactRequest.objects.waiting().exists()


def test_dont_know_leaves_it_waiting(use_case, team_member, question):
    services.answer(use_case, {"personal_data": None}, by=team_member)
    assert FactRequest.objects.waiting().exists()


def test_the_same_question_is_not_asked_twice(client, team_member, jurist, ask_url, question):
    client.force_login(team_member)
    answer = client.post(ask_url, {"asked_of": jurist.pk, "note": "Nog eens"})
    assert "Deze vraag hebt u deze collega al gesteld" in answer.text
    assert FactRequest.objects.count() == 1


def test_asking_is_on_the_trail(use_case, question):
    assert AuditEvent.objects.of_use_case(use_case.pk).filter(action="question_passed_on").exists()


def test_a_fact_that_does_not_exist_cannot_be_asked(client, use_case, team_member):
    client.force_login(team_member)
    assert client.get(reverse("registry:ask_colleague", args=[use_case.pk, "nonsense"])).status_code == 404
