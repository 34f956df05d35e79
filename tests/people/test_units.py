"""Choosing a unit to narrow a list: from a list while there are few, by its name when there are many."""

import pytest

from people import units
from tests import make

pytestmark = pytest.mark.django_db
LISTS = ("/use-cases/", "/duties/")


@pytest.fixture
def many(ministry):
    """More units than a list shows; each has a team with the same name."""
    directorates = [make.unit(organisation=ministry, name=f"Directie {n:02}") for n in range(units.FEW)]
    teams = [make.unit(parent, name=f"Team Brieven {n:02}") for n, parent in enumerate(directorates[:15])]
    return {unit.name: unit for unit in [*directorates, *teams]}


@pytest.fixture
def use_cases(many, registry_manager):
    for name in ("Directie 03", "Team Brieven 03", "Directie 04"):
        make.duty(make.use_case(unit=many[name], name=f"Van {name}", by=registry_manager))


@pytest.fixture
def cdo(client, registry_manager):
    client.force_login(registry_manager)
    return client


@pytest.mark.parametrize("address", LISTS)
def test_few_units_are_a_list(cdo, ministry, address):
    page = cdo.get(address).text
    assert page.count("<option") >= 4
    assert "Directie A (Proef)" in page
    assert "Ministerie van Proef</option>" in page
    assert "unit_name" not in page


@pytest.mark.parametrize("address", LISTS)
def test_many_units_are_asked_for_by_name(cdo, many, address):
    page = cdo.get(address).text
    assert 'name="unit_name"' in page
    assert "Directie 03" not in page


@pytest.mark.parametrize("typed", ["Directie 03", "directie 03", "03 dir proef"])
@pytest.mark.parametrize("address", LISTS)
def test_a_name_that_one_unit_has_narrows_with_all_below_it(cdo, use_cases, many, address, typed):
    page = cdo.get(address, {"unit_name": typed})
    assert "Eenheid" not in page.text
    assert "Onderdeel: Directie 03 (Proef)" in page.text
    assert ("Van Directie 03" in page.text, "Van Team Brieven 03" in page.text) == (True, True)
    assert "Van Directie 04" not in page.text
    [choice] = page.context["chosen"]
    assert choice.without == "?"


def test_a_name_that_many_have_is_asked_again_and_narrows_nothing(cdo, use_cases, many):
    page = cdo.get("/use-cases/", {"unit_name": "brieven", "phase": "idea"})
    assert '<details class="chip" open>' in page.text
    assert "De eerste 12 onderdelen" in page.text
    assert page.text.count('type="radio" name="unit"') == units.SHOWN
    assert page.context["page_obj"].paginator.count == 3


def test_a_name_that_nobody_has_is_said(cdo, many):
    assert "Geen onderdeel heet zo" in cdo.get("/use-cases/", {"unit_name": "nergens"}).text


def test_what_is_chosen_stays_chosen_and_can_be_taken_away(cdo, use_cases, many):
    unit = many["Directie 03"]
    page = cdo.get("/use-cases/", {"unit": unit.pk, "unit_name": "iets anders", "sort": "date"})
    assert f'name="unit" value="{unit.pk}" checked' in page.text
    assert "Alle onderdelen" in page.text
    [choice] = page.context["chosen"]
    assert choice.without == "?sort=date"


def test_while_typing_the_units_that_fit_are_offered(cdo, many):
    page = cdo.get("/units/search/", {"unit_name": "team 03"}).text
    assert f'value="{many["Team Brieven 03"].pk}"' in page
    assert "Ministerie van Proef" in page
    assert "1 onderdeel gevonden" in page
    assert "radio" not in cdo.get("/units/search/", {"unit_name": " "}).text


@pytest.mark.parametrize("address", ["/units/search/", *LISTS])
def test_units_out_of_sight_are_not_offered_nor_chosen(client, many, other_member, address):
    client.force_login(other_member)
    for query in ({"unit_name": "Directie 03"}, {"unit": many["Directie 03"].pk}):
        assert "Directie 03 (" not in client.get(address, query).text
        assert "radio" not in client.get(address, query).text


def test_many_units_cost_no_more_than_few(cdo, ministry, many, django_assert_max_num_queries):
    cdo.get("/use-cases/")
    with django_assert_max_num_queries(15):
        cdo.get("/use-cases/", {"unit": many["Directie 03"].pk})
