"""Who did what, and when: the trail of the use case, without the looking and the downloading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit import words
from audit.models import AuditEvent
from obligations.choices import Status
from obligations.dossier import contents as c
from obligations.models import Obligation
from obligations.rules import rule_of
from registry.texts import local

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.dossier.gather.people import Directory
    from registry.models import UseCase

NOT_SHOWN = ("evidence_downloaded", "dossier_downloaded")
DUTY = Obligation._meta.label_lower


def events(use_case: UseCase, groups: Iterable[c.RoleDuties], people: Directory) -> tuple[c.Event, ...]:
    rows = AuditEvent.objects.of_use_case(use_case.pk).exclude(action__in=NOT_SHOWN).order_by("pk")
    names = _duty_names(use_case, groups)
    return tuple(_event(row, use_case.name, names, people) for row in rows)


def newest() -> c.TrailEnd | None:
    """The last entry of the whole trail, whatever it is about."""
    row = AuditEvent.objects.order_by("-pk").first()
    return c.TrailEnd(entry=row.pk, at=row.at, sha256=row.hash) if row else None


def _duty_names(use_case: UseCase, groups: Iterable[c.RoleDuties]) -> dict[str, str]:
    """Each duty by its key as the dossier calls it: with its number, or only its title when it has lapsed."""
    numbers = {(duty.rule, duty.role): duty.number for group in groups for duty in group.duties}
    rows = Obligation.objects.filter(use_case=use_case).only("rule_id", "role", "ruleset", "ruleset_version")
    titles = {row.pk: (numbers.get((row.rule_id, row.role), ""), local(rule_of(row).title)) for row in rows}
    return {str(key): " ".join(filter(None, named)) for key, named in titles.items()}


def _event(row: AuditEvent, use_case: str, duties: Mapping[str, str], people: Directory) -> c.Event:
    name = _name(row, use_case, duties)
    sentence = words.sentence(row, name)
    said = (name if name not in sentence else "", *_details(row))
    return c.Event(
        at=row.at,
        by=people.by_id(row.actor_id, row.actor_label),
        what=sentence[:1].upper() + sentence[1:],
        about=". ".join(filter(None, said)),
    )


def _name(row: AuditEvent, use_case: str, duties: Mapping[str, str]) -> str:
    """What it was about; that it was about this use case goes without saying."""
    if row.object_type == DUTY:
        return duties.get(row.object_id, row.object_label)
    return row.object_label.removeprefix(use_case).removesuffix(use_case).strip(": ")


def _details(row: AuditEvent) -> list[str]:
    """What changed, in a few words."""
    told = DETAILS[row.action](row.data) if row.action in DETAILS else []
    return [*told, row.data.get("reason") or ""]


def _status(data: Mapping[str, Any]) -> list[str]:
    labels = dict(Status.choices)
    old, new = (labels.get(data.get(key, ""), "") for key in ("old", "new"))
    return [f"{old} → {new}"]


def _owner(data: Mapping[str, Any]) -> list[str]:
    due = data.get("due_on")
    agreed = [_("agreed on {day}").format(day=date_format(date.fromisoformat(due), "j-n-Y"))] if due else []
    return [", ".join([data.get("owner") or _("no owner"), *agreed])]


def _derived(data: Mapping[str, Any]) -> list[str]:
    words = {"added": _("{n} new"), "revived": _("{n} again"), "lapsed": _("{n} lapsed")}
    return [", ".join(text.format(n=len(data[key])) for key, text in words.items() if data.get(key))]


def _answers(data: Mapping[str, Any]) -> list[str]:
    count = len(data.get("facts", ()))
    return [ngettext("{n} answer", "{n} answers", count).format(n=count)]


DETAILS: dict[str, Callable[[Mapping[str, Any]], list[str]]] = {
    "duty_status_set": _status,
    "duty_assigned": _owner,
    "duties_derived": _derived,
    "facts_answered": _answers,
}
