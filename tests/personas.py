"""The people of the tests, and the rows that belong to them. All sign in with `make.PASSWORD`."""

from __future__ import annotations

import pytest

from tests import make


@pytest.fixture
def ministry(db):
    """An organisation with a root unit and two units below it, A and B."""
    made = make.organisation(name="Ministerie van Proef", short_name="Proef")
    make.unit(organisation=made, name="Directie A")
    make.unit(organisation=made, name="Directie B")
    return made


@pytest.fixture
def unit_a(ministry):
    return ministry.units.get(name="Directie A")


@pytest.fixture
def unit_b(ministry):
    """The unit beside unit A."""
    return ministry.units.get(name="Directie B")


@pytest.fixture
def team_member(unit_a):
    """In the project team of unit A; writes."""
    return make.person(unit=unit_a, email="noor@voorbeeld.example", full_name="Noor Teamlid")


@pytest.fixture
def colleague(unit_a):
    """The second of the project team of unit A."""
    return make.person(unit=unit_a, email="sem@voorbeeld.example", full_name="Sem Teamlid")


@pytest.fixture
def other_member(db):
    """The stranger: in a project team of another organisation."""
    stranger_unit = make.unit(organisation=make.organisation(name="Dienst Anders", short_name="Anders"))
    return make.person(unit=stranger_unit, email="joris@voorbeeld.example", full_name="Joris Vreemd")


@pytest.fixture
def neighbour(unit_b):
    """In the project team of unit B: a stranger from the same organisation."""
    return make.person(unit=unit_b, email="bo@voorbeeld.example", full_name="Bo Buur")


def _reviewer(ministry, kind, name):
    address = f"{kind}@voorbeeld.example"
    return make.person("reviewer", make.root(ministry), kind, email=address, full_name=name)


@pytest.fixture
def fg(ministry):
    return _reviewer(ministry, "fg", "Farah Gegevens")


@pytest.fixture
def jurist(ministry):
    return _reviewer(ministry, "jurist", "Jip Recht")


@pytest.fixture
def ciso(ministry):
    return _reviewer(ministry, "ciso", "Cas Veilig")


@pytest.fixture
def works_council(ministry):
    return _reviewer(ministry, "or", "Ona Raad")


@pytest.fixture
def registry_manager(db):
    return make.person("registry_manager", email="cdo@voorbeeld.example", full_name="Rosa Register")


@pytest.fixture
def auditor(db):
    return make.person("auditor", email="auditor@voorbeeld.example", full_name="Aad Auditor")


@pytest.fixture
def admin_person(db):
    """Keeps units, people and access; opens the admin pages."""
    fields = {"is_staff": True, "is_superuser": True, "full_name": "Bas Beheer"}
    return make.person("admin", email="beheer@voorbeeld.example", **fields)


@pytest.fixture
def nobody(db):
    """May sign in, and has no role anywhere."""
    return make.person(None, email="niemand@voorbeeld.example", full_name="Nina Nergens")


@pytest.fixture
def use_case(unit_a, team_member):
    """A use case of unit A with its system; no fact is answered yet."""
    system = make.system(unit=unit_a, by=team_member, name="Schrijfhulp")
    return make.use_case(unit=unit_a, system=system, by=team_member, name="Brieven aan burgers opstellen")
