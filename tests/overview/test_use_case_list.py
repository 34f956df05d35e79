"""The list of use cases: narrowed, sorted and paged by the address; as many queries for many rows as for few."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry import services
from registry.models import UseCase
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
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
        ("role=provider", []),
        ("role=provider&role=deployer", ["Brieven"]),
        ("phase=idea&phase=pilot", ["Rekenregels", "Zoeken"]),
        ("duties=open", ["Brieven"]),
        ("duties=late", []),
        ("decision=yes", []),
        ("decision=no", ["Brieven", "Rekenregels", "Zoeken"]),
        ("q=rekenregels&duties=open", []),
        ("sort=class", ["Rekenregels", "Brieven", "Zoeken"]),
        ("sort=-open", ["Brieven", "Zoeken", "Rekenregels"]),
        ("sort=open", ["Rekenregels", "Zoeken", "Brieven"]),
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


@pytest.mark.parametrize("narrowed", ["", "&q=toepassing", "&phase=idea"])
def test_a_use_case_without_a_date_comes_last_both_ways(cdo, unit_a, narrowed):
    days = [date(2027, 1, 1), None, date(2026, 1, 1), date(2028, 1, 1), None]
    rows = [make.use_case(unit=unit_a, name=f"Toepassing {n}", next_due_on=day) for n, day in enumerate(days)]
    upward = [rows[n].name for n in (2, 0, 3, 1, 4)]
    downward = [rows[n].name for n in (3, 0, 2, 4, 1)]
    assert (names(cdo, f"sort=date{narrowed}"), names(cdo, f"sort=-date{narrowed}")) == (upward, downward)


@pytest.mark.parametrize("query", ["", "sort=-open", "sort=date", "q=extra", "q=extra&sort=-name", "sort=-class"])
def test_the_pages_together_hold_every_row_once(cdo, unit_a, query):
    by = make.person(unit=unit_a)
    system = make.system(unit=unit_a, by=by)
    for number in range(45):
        make.use_case(unit=unit_a, name=f"Extra {number:02}", system=system, by=by, duties_undone=number % 3)
    found = [name for page in (1, 2, 3) for name in names(cdo, f"{query}&page={page}")]
    assert (len(found), len(set(found))) == (45, 45)
    assert names(cdo, f"{query}&page=99") == found[40:]


def test_the_tabs_count_what_one_may_see(cdo, three, team_member):
    def counts():
        return [view["count"] for view in cdo.get("/use-cases/?q=zoeken").context["views"]][:3]

    assert counts() == [3, 1, 0]
    UseCase.objects.filter(name="Zoeken").update(duties_late=1, duties_undone=1)
    assert counts() == [3, 2, 1]
    cdo.force_login(team_member)
    assert counts() == [1, 1, 0]


def test_a_decision_narrows_and_shows(cdo, three, team_member, jurist):
    services.approve(services.propose(three[0], by=team_member), by=jurist)
    services.propose(three[1], by=team_member)
    assert names(cdo, "decision=yes") == ["Brieven"]
    assert names(cdo, "decision=no") == ["Rekenregels", "Zoeken"]
    page = cdo.get("/use-cases/").text
    assert ("Vastgesteld" in page, "Voorgesteld" in page, "Nog geen besluit" in page) == (True, True, True)


def test_nonsense_beside_a_choice_does_not_change_the_count(cdo, three):
    page = cdo.get("/use-cases/?phase=idea&duties=nonsense").context["page_obj"]
    assert page.paginator.count == len(page.object_list) == 1


@pytest.mark.parametrize(
    "query", ["", "sort=-date", "q=extra", "risk_class=limited&role=deployer&decision=no&duties=open", "page=2"]
)
def test_more_rows_cost_no_more_queries(cdo, three, unit_a, query):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            cdo.get(f"/use-cases/?{query}")
        return len(captured)

    make.use_case(unit=unit_a, name="Extra", facts=FRAUD)
    queries()
    before = queries()
    for number in range(25):
        make.use_case(unit=unit_a, name=f"Extra {number}", facts=FRAUD)
    assert queries() <= before <= 14
