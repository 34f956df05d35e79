"""Synthetic organisations with their units, and one person per team."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from overview.demo.content_files import facts
from overview.demo.organisations import PASSWORD
from people.models import Membership, Organisation, Unit, User
from registry.models import Party
from registry.services import answer_organisation, party_of

MOST_ORGANISATIONS = 20
SYSTEMS_EACH = 50  # at least, so that a small load stays quick
DIRECTORATES = 5
TEAMS = 4  # per directorate


@dataclass(frozen=True)
class Team:
    """Where use cases are registered, and by whom."""

    unit: Unit
    person: User
    party: Party


def teams(systems: int, facts_of_all: tuple[str, ...]) -> list[Team]:
    """Make organisations for so many systems; a second time adds others."""
    start, password = Organisation.objects.count(), make_password(PASSWORD)
    count = min(MOST_ORGANISATIONS, 1 + systems // SYSTEMS_EACH)
    return [
        team for number in range(start + 1, start + 1 + count) for team in _organisation(number, password, facts_of_all)
    ]


def _organisation(number: int, password: str, facts_of_all: tuple[str, ...]) -> list[Team]:
    name = f"Organisatie {number:03}"
    made = Organisation.objects.create(name=name, short_name=f"O{number:03}")
    root = Unit.objects.add_root({"organisation": made, "name": name})
    party, found = party_of(made), []
    for directorate in range(1, DIRECTORATES + 1):
        parent = Unit.objects.add_child(root, {"organisation": made, "name": f"Directie {directorate}"})
        for team in range(1, TEAMS + 1):
            unit = Unit.objects.add_child(parent, {"organisation": made, "name": f"Team {directorate}.{team}"})
            found.append(Team(unit, _person(f"o{number:03}-{directorate}{team}", unit, password), party))
    answer_organisation(made, facts("organisations", facts_of_all), by=found[0].person)
    return found


def _person(key: str, unit: Unit, password: str) -> User:
    person = User.objects.create(email=f"{key}@voorbeeld.example", full_name=f"Medewerker {key}", password=password)
    Membership.objects.create(user=person, unit=unit, role=Membership.Role.PROJECT_TEAM)
    return person
