"""The realistic set: told as a story, lived step by step, in one transaction."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import translation

from obligations.services import rederive_many
from overview.demo.dossiers import tell_dossiers
from overview.demo.frias import tell_frias
from overview.demo.inventory import load_parties, tell_systems
from overview.demo.organisations import answer_for_organisations, load_organisations, load_people
from overview.demo.story import Story, World
from overview.demo.use_cases import tell_use_cases
from overview.demo.work import tell_work
from registry.models import UseCase
from registry.services import conclude, renewed_columns

FOUNDED = 280  # days ago
AMENDED = [date(2026, 7, 27)]  # the law changed: the nightly job derived everything again


@transaction.atomic
def load(*, dossiers: bool = True) -> World:
    """Load everything; answers that the register offers itself are written in Dutch."""
    world, story = World(), Story()
    story.tell(FOUNDED, lambda: found(world))
    tell_systems(story, world)
    tell_use_cases(story, world)
    tell_work(story, world)
    tell_frias(story, world)
    if dossiers:
        tell_dossiers(story, world)
    for amended in AMENDED:
        ago = (story.today - amended).days
        if 0 < ago < FOUNDED:
            story.tell(ago, bring_up_to_date)
    with translation.override("nl"):
        story.live()
        bring_up_to_date()
    return world


def found(world: World) -> None:
    """What was there before the first system: organisations, people and parties."""
    load_organisations(world)
    load_people(world)
    load_parties(world)
    answer_for_organisations(world)


def bring_up_to_date() -> None:
    """What the nightly job would have done: conclude and derive again under the law of today."""
    use_cases = list(UseCase.objects.live().select_related("unit__organisation", "version"))
    for use_case in use_cases:
        use_case.save(update_fields=renewed_columns(use_case, conclude(use_case)))
    rederive_many(use_cases)
