"""The duties of a use case, by role, with counts that filter; and the list of all duties."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from obligations import services
from obligations.models import Obligation
from tests import make

DEPLOYER, LATER, FRIA, PROVIDER = "AIA-02-SCOPE", "AIA-26-1", "AIA-27", "AIA-09"


@pytest.fixture
def duties(use_case):
    past, future = date(2025, 2, 2), timezone.localdate() + timedelta(days=400)
    return {
        "now": make.duty(use_case, DEPLOYER, role="deployer", applies_from=past),
        "later": make.duty(use_case, LATER, role="deployer", applies_from=future),
        "open": make.duty(use_case, PROVIDER, role="provider", verdict="open", missing=["develops_system"]),
    }


def tab(client, use_case, **query):
    return client.get(f"/use-cases/{use_case.pk}/duties/", query)


@pytest.mark.parametrize(
    ("moment", "shown"), [("now", {"now"}), ("later", {"later"}), ("open", {"open"}), ("fulfilled", set())]
)
def test_a_card_shows_its_duties_only(client, use_case, duties, team_member, moment, shown):
    client.force_login(team_member)
    text = tab(client, use_case, moment=moment).text
    assert {name for name, duty in duties.items() if f'id="duty-{duty.pk}"' in text} == shown


@pytest.mark.parametrize(
    "query", [{"role": "provider"}, {"law": "ai_act", "role": "provider"}, {"owner": "me"}, {"phase": "nonsense"}]
)
def test_filters_narrow_and_say_so(client, use_case, duties, team_member, query):
    services.take(duties["open"], by=team_member)
    client.force_login(team_member)
    text = tab(client, use_case, **query).text
    assert f'id="duty-{duties["now"].pk}"' not in text
    assert "phase" in query or f'id="duty-{duties["open"].pk}"' in text


def test_a_missing_fact_is_named_with_a_link_to_its_question(client, use_case, duties, team_member):
    client.force_login(team_member)
    text = tab(client, use_case).text
    assert "#fact-develops_system" in text
    assert "ontbreekt 1 feit" in text


def test_an_opened_duty_says_what_why_and_when(client, use_case, duties, team_member):
    client.force_login(team_member)
    text = tab(client, use_case, open=duties["now"].pk).text
    for words in ("Wat moet u doen?", "Waarom geldt dit?", "Vanaf wanneer?", "Wat is goed bewijs?"):
        assert words in text


@pytest.mark.parametrize("number", ["0", "-1", "abc", "9" * 40, "1;drop"])
def test_nonsense_in_the_address_opens_nothing(client, use_case, duties, team_member, number):
    client.force_login(team_member)
    page = tab(client, use_case, open=number, show=number)
    assert page.status_code == 200
    assert "table__detail" not in page.text


def test_a_use_case_without_duties_says_why(client, use_case, team_member):
    client.force_login(team_member)
    assert "Nog geen verplichtingen" in tab(client, use_case).text


def test_a_lapsed_duty_is_below_the_list(client, use_case, duties, team_member):
    Obligation.objects.filter(pk=duties["now"].pk).update(lapsed_at=timezone.now())
    client.force_login(team_member)
    text = tab(client, use_case).text
    assert "1 vervallen verplichting" in text
    assert f'id="duty-{duties["now"].pk}"' not in text


def test_the_tab_costs_the_same_with_many_duties(client, use_case, team_member, django_assert_max_num_queries):
    from obligations import rulesets

    for rule in rulesets.latest(make.today()).rules[:100]:
        make.duty(use_case, rule.id)
    client.force_login(team_member)
    tab(client, use_case)
    with django_assert_max_num_queries(32):
        assert tab(client, use_case, show="deployer").status_code == 200


def test_a_reader_gets_no_form(client, duties, auditor):
    client.force_login(auditor)
    text = client.get(f"/duties/{duties['now'].pk}/").text
    assert "/status/" not in text
    assert "Neem op mij" not in text


@pytest.mark.parametrize("action", ["status", "assign", "take", "note", "evidence"])
def test_strangers_see_nothing_and_readers_change_nothing(client, duties, auditor, fg, other_member, neighbour, action):
    url = f"/duties/{duties['now'].pk}/"
    for person, read, write in [(auditor, 200, 403), (fg, 200, 403), (other_member, 404, 404), (neighbour, 404, 404)]:
        client.force_login(person)
        assert client.get(url).status_code == read
        assert client.post(f"{url}{action}/", {"text": "x", "status": "doing"}).status_code == write
    assert client.get(f"{url}{action}/").status_code == 405


def test_the_list_of_all_duties_is_what_one_may_see(client, duties, team_member, other_member, auditor):
    elsewhere = make.duty(make.use_case(unit=other_member.memberships.get().unit), DEPLOYER)
    for person, seen in [(team_member, (True, False)), (other_member, (False, True)), (auditor, (True, True))]:
        client.force_login(person)
        text = client.get("/duties/").text
        assert (f"/duties/{duties['now'].pk}/" in text, f"/duties/{elsewhere.pk}/" in text) == seen


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, {"now", "later"}),
        ({"moment": "open"}, {"open"}),
        ({"q": "toepassingsgebied"}, {"now"}),
        ({"q": "Brieven opstellen"}, {"now", "later"}),
        ({"q": "bestaat-niet"}, set()),
        ({"owner": "nobody", "role": "provider", "moment": "open"}, {"open"}),
        ({"owner": "me"}, set()),
        ({"moment": "nonsense"}, None),
        ({"unit": "nonsense", "sort": "nonsense", "page": "nonsense"}, None),
    ],
)
def test_the_list_of_all_duties_can_be_narrowed(client, duties, team_member, query, shown):
    client.force_login(team_member)
    page = client.get("/duties/", query)
    assert page.status_code == 200
    if shown is not None:
        assert {name for name, duty in duties.items() if f"/duties/{duty.pk}/" in page.text} == shown


def test_the_list_of_all_duties_sorts_by_date_both_ways(client, duties, team_member):
    client.force_login(team_member)
    for sort, first in [("date", "now"), ("-date", "later")]:
        text = client.get("/duties/", {"sort": sort}).text
        places = {name: text.index(f"/duties/{duties[name].pk}/") for name in ("now", "later")}
        assert min(places, key=places.get) == first


def test_the_list_of_all_duties_costs_the_same_with_more_rows(
    client, unit_a, team_member, django_assert_max_num_queries
):
    system = make.system(unit=unit_a, by=team_member)
    for _n in range(25):
        make.duty(make.use_case(unit=unit_a, system=system, by=team_member), DEPLOYER)
    client.force_login(team_member)
    client.get("/duties/")
    with django_assert_max_num_queries(20):
        client.get("/duties/")
