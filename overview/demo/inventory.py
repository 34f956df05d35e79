"""Parties, models and AI systems."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from overview.demo.asked import only_asked
from overview.demo.content_files import facts, read
from registry.models import AIModel, Party
from registry.services import answer_system, party_of, register_system

if TYPE_CHECKING:
    from overview.demo.story import Story, World

TEXTS = ("description", "intended_purpose", "excluded_uses")


def load_parties(world: World) -> None:
    for data in read("parties")["parties"]:
        details = {key: data[key] for key in ("name", "kind", "country", "contact") if key in data}
        world.parties[data["id"]] = Party.objects.create(**details)
    for key, organisation in world.organisations.items():
        world.parties[key] = party_of(organisation)
    for data in read("parties")["models"]:
        details = {key: value for key, value in data.items() if key not in {"id", "provider"}}
        world.models[data["id"]] = AIModel.objects.create(provider=world.parties[data["provider"]], **details)


def tell_systems(story: Story, world: World) -> None:
    for data in read("systems")["systems"]:
        story.tell(data["days_ago"], partial(_register, world, data))


def _register(world: World, data: dict[str, Any]) -> None:
    by = world.people[data["by"]]
    version = register_system(
        name=data["name"],
        unit=world.units[data["unit"]],
        by=by,
        version=data["version"],
        ai_models=[world.models[key] for key in data.get("models", [])],
        provider=world.parties[data["provider"]],
        supplier=world.parties[data["supplier"]] if "supplier" in data else None,
        **{key: data[key] for key in TEXTS if key in data},
    )
    known = facts("systems", data["sets"], data.get("facts"))
    answer_system(version.system, only_asked(known, known), by=by, source=str(version))
    world.systems[data["id"]] = version
