"""Loading so many systems with their use cases and duties, in portions that each are one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone

from overview.demo.bulk import decisions
from overview.demo.bulk.archetypes import ORGANISATION, Archetype, archetypes
from overview.demo.bulk.duties import DUTIES, TALLIES, VARIANTS, Block, block, first_use
from overview.demo.bulk.people import Team, teams
from overview.demo.bulk.writing import Pattern, Table, trust_keys
from registry.choices import Phase
from registry.models import AISystem, FactAnswer, RoleAssignment, SystemVersion, UseCase
from registry.search import system_text, use_case_text
from registry.services import own_roles, renewed_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

PORTION = 1000  # systems in one transaction
BATCH = 1000
FACTS = Table(FactAnswer, "system_id", "answered_by_id")
ROLES = Table(RoleAssignment, "use_case_id", "party_id")


@dataclass(frozen=True)
class Kind:
    """An archetype with its duties per variant, its facts and its roles as patterns."""

    archetype: Archetype
    blocks: tuple[Block, ...]
    facts: tuple[Pattern, ...]
    roles: tuple[Pattern, ...]
    decisions: dict[str, Pattern]


@dataclass(frozen=True)
class Made:
    """A use case with what it is a copy of."""

    use_case: UseCase
    kind: Kind
    variant: int
    team: Team
    decider: Team

    @property
    def block(self) -> Block:
        return self.kind.blocks[self.variant]


def load(systems: int, use_cases_per_system: int) -> None:
    """Add `systems` systems to the register, with what belongs to them."""
    first = AISystem.objects.count()
    kinds = [_kind(archetype, timezone.localdate()) for archetype in archetypes()]
    with transaction.atomic():
        groups = teams(systems, ORGANISATION)
    for start in range(first, first + systems, PORTION):
        with transaction.atomic():
            trust_keys()
            _portion(range(start, min(start + PORTION, first + systems)), use_cases_per_system, kinds, groups)
    _settle()


def _settle() -> None:
    """What PostgreSQL does by itself some minutes later: know the rows, and which pages all may see."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE")


def _kind(archetype: Archetype, on: date) -> Kind:
    blocks = tuple(block(archetype.plans, variant, on) for variant in range(len(VARIANTS)))
    return Kind(archetype, blocks, tuple(_facts(archetype)), tuple(_roles(archetype)), decisions.patterns(archetype))


def _facts(archetype: Archetype) -> Iterator[Pattern]:
    for fact, values in sorted(archetype.facts.items()):
        yield FACTS.pattern(FactAnswer(fact=fact, value=sorted(values), answered_at=timezone.now()))


def _roles(archetype: Archetype) -> Iterator[Pattern]:
    for role in archetype.conclusion.roles:
        yield ROLES.pattern(RoleAssignment(role=role, source=RoleAssignment.Source.DERIVED))


def _portion(numbers: range, use_cases_per_system: int, kinds: Sequence[Kind], groups: Sequence[Team]) -> None:
    systems = [_system(number, kinds[number % len(kinds)], groups[number % len(groups)]) for number in numbers]
    AISystem.objects.bulk_create(systems, batch_size=BATCH)
    versions = [SystemVersion(system=system, label="1.0") for system in systems]
    SystemVersion.objects.bulk_create(versions, batch_size=BATCH)
    made = [
        _use_case(number, place, version, kinds, groups)
        for number, version in zip(numbers, versions, strict=True)
        for place in range(use_cases_per_system)
    ]
    UseCase.objects.bulk_create([one.use_case for one in made], batch_size=BATCH)
    FACTS.write(
        ((system.pk, system.created_by_id), pattern)
        for number, system in zip(numbers, systems, strict=True)
        for pattern in kinds[number % len(kinds)].facts
    )
    _hang_on(made)


def _hang_on(made: Sequence[Made]) -> None:
    """What belongs to each use case: duties, counts, roles and decisions."""
    DUTIES.write(row for one in made for row in one.block.rows(one.use_case.pk, one.team.person.pk))
    TALLIES.write(((one.use_case.pk,), one.block.tally) for one in made)
    ROLES.write(((one.use_case.pk, one.team.party.pk), pattern) for one in made for pattern in one.kind.roles)
    decisions.DECISIONS.write(
        decisions.row(one.use_case, one.kind.decisions[one.use_case.phase], one.decider.person.pk)
        for one in made
        if one.use_case.phase in one.kind.decisions
    )


def _system(number: int, kind: Kind, team: Team) -> AISystem:
    system = AISystem(
        name=f"{kind.archetype.product} {number:05}", unit=team.unit, provider=team.party, created_by=team.person
    )
    system.search_text = system_text(system)
    return system


def _use_case(number: int, place: int, version: SystemVersion, kinds: Sequence[Kind], groups: Sequence[Team]) -> Made:
    """The use cases of one system are spread over teams and variants; the next team decides on the class."""
    kind, variant = kinds[number % len(kinds)], (number + place * 2) % len(VARIANTS)
    turn, today = number * 7 + place * 83, timezone.localdate()
    team, decider = groups[turn % len(groups)], groups[(turn + 1) % len(groups)]
    phase, _days, _share = VARIANTS[variant]
    use_case = UseCase(
        system=version.system,
        version=version,
        unit=team.unit,
        name=f"{kind.archetype.name} {number:05}-{place + 1}",
        purpose=kind.archetype.purpose,
        phase=phase.value,
        first_use_on=first_use(variant, today),
        ended_on=today if phase is Phase.ENDED else None,
        business_owner=team.person,
        ai_owner=team.person,
        created_by=team.person,
        own_roles=own_roles(kind.archetype.conclusion.roles),
        **kind.blocks[variant].repeated,
    )
    use_case.search_text = use_case_text(use_case)
    renewed_columns(use_case, kind.archetype.conclusion)
    return Made(use_case, kind, variant, team, decider)
