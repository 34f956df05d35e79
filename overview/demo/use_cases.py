"""Use cases: registered, answered, decided on under four eyes, and taken out of use."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from overview.demo.asked import only_asked
from overview.demo.content_files import day, facts, read
from registry.choices import Phase
from registry.services import answer, approve, change_use_case, facts_of, propose, register_use_case, reject

if TYPE_CHECKING:
    from overview.demo.story import Story, World

# A use case is registered in an earlier phase than the one it ends in.
BEFORE = {Phase.PHASING_OUT.value: Phase.IN_USE.value, Phase.ENDED.value: Phase.IN_USE.value}
CHANGED = 35  # days ago on which such a phase began, unless the use ended on a day of its own
REVIEW = 300  # days from now until a decision is looked at again


def tell_use_cases(story: Story, world: World) -> None:
    for data in read("use_cases")["use_cases"]:
        story.tell(data["days_ago"], partial(_register, world, data))
        story.tell(data["days_ago"] - 1, partial(_answer, world, data))
        if data["phase"] in BEFORE:
            story.tell(-data.get("ended", -CHANGED), partial(_change_phase, world, data))
        _tell_decision(story, world, data)


def _register(world: World, data: dict[str, Any]) -> None:
    owner = world.people[data["owner"]]
    world.use_cases[data["id"]] = register_use_case(
        version=world.systems[data["system"]],
        unit=world.units[data["unit"]],
        by=world.people[data["by"]],
        name=data["name"],
        purpose=data["purpose"],
        phase=BEFORE.get(data["phase"], data["phase"]),
        first_use_on=day(data["first_use"]) if "first_use" in data else None,
        business_owner=owner,
        ai_owner=world.people[data.get("ai_owner", data["by"])],
    )


def _answer(world: World, data: dict[str, Any]) -> None:
    use_case = world.use_cases[data["id"]]
    given = facts("use_cases", data.get("sets", []), data.get("facts"))
    known = {**facts_of(use_case), **given}
    world.use_cases[data["id"]] = answer(use_case, only_asked(given, known), by=world.people[data["by"]])


def _change_phase(world: World, data: dict[str, Any]) -> None:
    changes: dict[str, Any] = {"phase": data["phase"]}
    if "ended" in data:
        changes["ended_on"] = day(data["ended"])
    use_case = world.use_cases[data["id"]]
    world.use_cases[data["id"]] = change_use_case(use_case, changes, by=world.people[data["by"]])


def _tell_decision(story: Story, world: World, data: dict[str, Any]) -> None:
    decision = data.get("decision")
    if decision is None:
        return
    story.tell(decision["proposed"], partial(_propose, world, data))
    for outcome, decide in (("approved", _approve), ("rejected", _reject)):
        if outcome in decision:
            story.tell(decision[outcome], partial(decide, world, data))


def _propose(world: World, data: dict[str, Any]) -> None:
    explanation = data["decision"].get("explanation", "De antwoorden zijn doorgenomen met de eigenaar.")
    propose(world.use_cases[data["id"]], by=world.people[data["by"]], explanation=explanation)


def _approve(world: World, data: dict[str, Any]) -> None:
    waiting = world.use_cases[data["id"]].classifications.get(status="proposed")
    decision = data["decision"]
    reviewer = world.people[decision["by"]]
    approve(waiting, by=reviewer, reason=decision.get("reason", "Akkoord."), review_on=day(REVIEW))


def _reject(world: World, data: dict[str, Any]) -> None:
    waiting = world.use_cases[data["id"]].classifications.get(status="proposed")
    reject(waiting, by=world.people[data["decision"]["by"]], reason=data["decision"]["reason"])
