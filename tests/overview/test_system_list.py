"""The list of systems: everybody's, with the use cases that one may see; as many queries for many rows as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.models import UseCase
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def systems(unit_a, unit_b):
    """Used twice by unit A and once by unit B; once by unit B; not at all."""
    made = [
        make.system(unit=unit_a, name="Briefhulp", provider=make.party(name="Taalhuis")),
        make.system(unit=unit_b, name="Calculator", description="Rekent uitkeringen uit."),
        make.system(unit=unit_b, name="Dossierzoeker", provider=make.party(name="Bouwhuis")),
    ]
    for system, unit in ((0, unit_a), (0, unit_a), (0, unit_b), (1, unit_b)):
        make.use_case(system=made[system], unit=unit)
    return made


def shown(client, query=""):
    return [(system.name, system.used) for system in client.get(f"/systems/?{query}").context["page_obj"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Briefhulp", "Calculator", "Dossierzoeker"]),
        ("sort=-name", ["Dossierzoeker", "Calculator", "Briefhulp"]),
        ("sort=provider", ["Dossierzoeker", "Briefhulp", "Calculator"]),
        ("sort=-provider", ["Briefhulp", "Dossierzoeker", "Calculator"]),
        ("sort=use_cases", ["Dossierzoeker", "Calculator", "Briefhulp"]),
        ("sort=-use_cases", ["Briefhulp", "Calculator", "Dossierzoeker"]),
        ("q=huis&sort=-use_cases", ["Briefhulp", "Dossierzoeker"]),
        ("q=UITKERINGEN", ["Calculator"]),
        ("q=nergens", []),
        ("page=99", ["Briefhulp", "Calculator", "Dossierzoeker"]),
    ],
)
def test_the_address_narrows_and_sorts(client, registry_manager, systems, query, expected):
    client.force_login(registry_manager)
    assert [name for name, _used in shown(client, query)] == expected


def test_the_count_is_of_live_use_cases_that_one_may_see(client, registry_manager, team_member, neighbour, systems):
    for person, counts in ((registry_manager, [3, 1, 0]), (team_member, [2, 0, 0]), (neighbour, [1, 1, 0])):
        client.force_login(person)
        assert [used for _name, used in shown(client)] == counts
        assert sorted(used for _name, used in shown(client, "sort=use_cases")) == sorted(counts)
    UseCase.objects.filter(system=systems[1]).update(withdrawn_at="2026-11-01T00:00Z")
    assert [used for _name, used in shown(client)] == [1, 0, 0]


@pytest.mark.parametrize("query", ["", "sort=-use_cases", "q=systeem"])
def test_more_systems_cost_no_more_queries(client, team_member, unit_a, query):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/systems/?{query}")
        return len(captured)

    client.force_login(team_member)
    make.system(unit=unit_a, by=team_member, name="Systeem")
    queries()
    before = queries()
    for number in range(25):
        make.system(unit=unit_a, by=team_member, name=f"Systeem {number}")
    assert queries() <= before <= 10
