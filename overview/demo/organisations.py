"""Organisations, their units, and the people with their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.hashers import make_password

from overview.demo.content_files import facts, read
from people.models import Membership, Organisation, Unit, User
from registry.services import answer_organisation

if TYPE_CHECKING:
    from overview.demo.story import World

PASSWORD = "Proefregister-2026"


def load_organisations(world: World) -> None:
    for data in read("organisations")["organisations"]:
        made = Organisation.objects.create(name=data["name"], short_name=data["short_name"])
        world.organisations[data["id"]] = made
        root = Unit.objects.add_root({"organisation": made, "name": made.name})
        world.units[data["id"]] = root
        _load_units(world, made, root, data["units"])


def _load_units(world: World, organisation: Organisation, parent: Unit, units: list[dict[str, Any]]) -> None:
    for data in units:
        made = Unit.objects.add_child(parent, {"organisation": organisation, "name": data["name"]})
        world.units[data["id"]] = made
        _load_units(world, organisation, made, data.get("units", []))


def load_people(world: World) -> None:
    """All have the same password; hashing it once saves most of the time."""
    password = make_password(PASSWORD)
    for data in read("people")["people"]:
        superuser = data.get("superuser", False)
        person = User.objects.create(
            email=data["email"],
            full_name=data["name"],
            job_title=data["job"],
            is_staff=superuser,
            is_superuser=superuser,
            password=password,
        )
        world.people[data["id"]] = person
        for role in data["roles"]:
            unit = world.units[role["unit"]] if role["unit"] else None
            Membership.objects.create(user=person, unit=unit, role=role["role"], reviewer_kind=role.get("kind", ""))


def answer_for_organisations(world: World) -> None:
    """What the register knows of each organisation, such as that it is a public authority."""
    for data in read("organisations")["organisations"]:
        known = facts("organisations", data["facts"])
        answer_organisation(world.organisations[data["id"]], known, by=world.people["rosa"])
