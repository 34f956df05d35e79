"""The list of use cases: narrowed, sorted and paged by the address; as many queries for many rows as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.models import UseCase
from tests import make

pytestmark = pytest.mark.django_db
FRAUD = {
    "trained_model": True,
    "scope_exception": False,
    "open_source_system": False,
    "uses_system": True,
    "public_authority": True,
}


def names(client, query=""):
    return [use_case.name for use_case in client.get(f"/use-cases/?{query}").context["page_obj"]]


@pytest.fixture
def cdo(client, registry_manager):
    client.force_login(registry_manager)
    return client


@pytest.fixture
def three(unit_a, unit_b, team_member):
    deployer = make.use_case(unit=unit_a, name="Brieven", phase="in_use", facts=FRAUD, by=team_member)
    calculator = make.use_case(
        unit=unit_b, name="Rekenregels", phase="idea", facts={"trained_model": False, "infers": False}
    )
    return deployer, calculator, make.use_case(unit=unit_b, name="Zoeken", phase="pilot", purpose="Vindt Kamerstukken.")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Brieven", "Rekenregels", "Zoeken"]),
        ("q=kamerstukken", ["Zoeken"]),
        ("q=KAMER+vindt", ["Zoeken"]),
        ("q=nergens", []),
        ("risk_class=not_ai", ["Rekenregels"]),
        ("risk_class=not_ai&risk_class=undetermined", ["Brieven", "Rekenregels", "Zoeken"]),
        ("role=deployer", ["Brieven"]),
        ("phase=idea&phase=pilot", ["Rekenregels", "Zoeken"]),
        ("duties=open", ["Brieven"]),
        ("decision=yes", []),
        ("sort=-name", ["Zoeken", "Rekenregels", "Brieven"]),
        ("sort=nonsense", ["Brieven", "Rekenregels", "Zoeken"]),
    ],
)
def test_the_address_narrows_and_sorts(cdo, three, query, expected):
    assert names(cdo, query) == expected


def test_a_unit_comes_with_everything_below_it(cdo, three, ministry, unit_b):
    assert names(cdo, f"unit={unit_b.pk}") == ["Rekenregels", "Zoeken"]
    assert len(names(cdo, f"unit={make.root(ministry).pk}")) == 3


def test_nonsense_in_the_address_is_no_error(cdo, three):
    for query in ("page=999", "page=x", "unit=x", "risk_class=x", "duties=x", "sort=--"):
        assert cdo.get(f"/use-cases/?{query}").status_code == 200


def test_a_member_sees_the_own_unit_only(client, team_member, three):
    client.force_login(team_member)
    assert names(client) == ["Brieven"]


def test_a_withdrawn_use_case_leaves_the_list(cdo, three):
    UseCase.objects.filter(name="Zoeken").update(withdrawn_at="2026-11-01T00:00Z")
    assert names(cdo) == ["Brieven", "Rekenregels"]


def test_an_empty_result_offers_to_remove_the_choices(cdo, three):
    page = cdo.get("/use-cases/?q=nergens").text
    assert "Geen toepassing past" in page
    assert "Alle keuzes wissen" in page


def test_an_empty_register_says_what_to_do(client, neighbour):
    client.force_login(neighbour)
    assert "Nog geen toepassingen" in client.get("/use-cases/").text


def test_more_rows_cost_no_more_queries(cdo, three, unit_a):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            cdo.get("/use-cases/")
        return len(captured)

    queries()
    before = queries()
    for number in range(15):
        make.use_case(unit=unit_a, name=f"Extra {number}", facts=FRAUD)
    assert queries() <= before <= 25
