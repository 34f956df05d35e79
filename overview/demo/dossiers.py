"""Finished dossiers: asked for and made in one go, without a worker."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from obligations.dossier import making, requests
from obligations.dossier.contents import Contents
from obligations.dossier.render import printed
from overview.demo.content_files import read
from registry.models import UseCase

if TYPE_CHECKING:
    from overview.demo.story import Story, World


def tell_dossiers(story: Story, world: World) -> None:
    for data in read("use_cases")["use_cases"]:
        if "dossier" in data:
            story.tell(data["dossier"]["days_ago"], partial(make, world, data))


def make(world: World, data: dict[str, Any]) -> None:
    """No message is sent to the workers: the work is done here."""
    use_case = UseCase.objects.get(pk=world.use_cases[data["id"]].pk)
    with patch.object(requests, "send"):
        asked = requests.request(use_case, by=world.people[data["by"]])
    dossier = making.claim(asked.pk)
    if dossier is not None:
        making.store(dossier, printed(Contents.from_json(dossier.snapshot)))
