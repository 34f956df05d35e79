"""Who did what, and when: the trail of the use case, without the looking and the downloading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit import words
from audit.models import AuditEvent
from obligations.dossier import contents as c

if TYPE_CHECKING:
    from obligations.dossier.gather.people import Directory
    from registry.models import UseCase

NOT_SHOWN = ("evidence_downloaded", "dossier_downloaded")


def events(use_case: UseCase, people: Directory) -> tuple[c.Event, ...]:
    rows = AuditEvent.objects.of_use_case(use_case.pk).exclude(action__in=NOT_SHOWN).order_by("pk")
    return tuple(_event(row, people) for row in rows)


def _event(row: AuditEvent, people: Directory) -> c.Event:
    sentence = words.sentence(row)
    about = row.object_label if row.object_label not in sentence else ""
    return c.Event(
        at=row.at,
        by=people.by_id(row.actor_id, row.actor_label),
        what=sentence[:1].upper() + sentence[1:],
        about=about,
    )
