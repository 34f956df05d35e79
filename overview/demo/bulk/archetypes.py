"""What the rows are copies of: use cases of the realistic set, concluded and derived once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from obligations.services.planning import Plan, plans
from overview.demo.asked import only_asked
from overview.demo.content_files import facts, read
from registry import law
from registry.facts import presume

if TYPE_CHECKING:
    from registry.conditions import Facts
    from registry.law import Classification

# One per ten systems, the ordinary ones more than once; about forty duties on average.
MIX = (
    "vlam-chat-mvv",
    "tekstwijs-mvv",
    "risicoscan-gem",
    "luchtbeeld-ins",
    "vlam-chat-mwr",
    "dubbelcheck-du",
    "stadsbot-gem",
    "risicoscan-du",
    "rekenhulp-du",
    "codemaat-ssc",
)
ORGANISATION = ("public", "rijk")


@dataclass(frozen=True)
class Archetype:
    """The facts of one use case, all of them kept with its system, those that count besides, and what follows."""

    name: str
    purpose: str
    product: str
    facts: Facts
    known: Facts
    conclusion: Classification
    plans: tuple[Plan, ...]


def archetypes() -> list[Archetype]:
    use_cases = {data["id"]: data for data in read("use_cases")["use_cases"]}
    systems = {data["id"]: data for data in read("systems")["systems"]}
    return [_archetype(use_cases[name], systems[use_cases[name]["system"]]) for name in MIX]


def _archetype(use_case: dict[str, Any], system: dict[str, Any]) -> Archetype:
    today = timezone.localdate()
    given = {
        **facts("systems", system["sets"], system.get("facts")),
        **facts("use_cases", use_case["sets"], use_case.get("facts")),
    }
    organisation = facts("organisations", ORGANISATION)
    asked = only_asked(given, {**organisation, **given})
    own = {fact: values for fact, values in asked.items() if values is not None}
    known = presume({**{fact: values for fact, values in organisation.items() if values}, **own})
    conclusion = law.classify(known, law.in_force(today), on=today)
    return Archetype(use_case["name"], use_case["purpose"], system["name"], own, known, conclusion, plans(known, today))
