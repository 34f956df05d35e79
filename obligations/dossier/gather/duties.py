"""What is owed per role, how it stands, and the proof."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from obligations.choices import Status
from obligations.dossier import contents as c
from registry.choices import RoleChoice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.dossier.gather.people import Directory
    from obligations.reading import DutyRow, EvidenceRow, NoteRow, Why
    from registry.models import UseCase

ROLE = "role:"
BINDINGS = {
    "law": _("law"),
    "practice": _("practice under the law"),
    "policy": _("policy"),
    "recommendation": _("recommendation"),
    "option": _("optional"),
}


def by_role(use_case: UseCase, rows: Iterable[DutyRow], people: Directory) -> tuple[c.RoleDuties, ...]:
    """Groups in the Act's order of roles; within a group in the order of doing. Numbers count through."""
    labels = dict(RoleChoice.choices)
    order = {role: place for place, role in enumerate(labels)}
    ordered = sorted(rows, key=lambda row: (order.get(row.role, len(order)), row.rank, row.key))
    numbered = [(row, _duty(number, row, people)) for number, row in enumerate(ordered, start=1)]
    return tuple(
        c.RoleDuties(
            role=role,
            label=str(labels.get(role, role)),
            party=use_case.unit.organisation.name,
            why=_why_held(row for row in ordered if row.role == role),
            duties=tuple(duty for row, duty in numbered if row.role == role),
        )
        for role in dict.fromkeys(row.role for row in ordered)
    )


def _why_held(rows: Iterable[DutyRow]) -> tuple[str, ...]:
    """That the organisation has the role, and what that rests on; told in full by duties that ask nothing else."""
    held = (row.why for row in rows if row.why and _is_role(row.why[0]) and row.why[0].truth == "yes")
    told = ((why[0], *takewhile(lambda reason: reason.below, why[1:])) for why in held)
    return tuple(_why(reason) for reason in max(told, key=len, default=()))


def _duty(number: int, row: DutyRow, people: Directory) -> c.Duty:
    return c.Duty(
        number=f"V-{number:02}",
        rule=row.rule_id,
        role=row.role,
        title=row.title,
        law=row.law_name,
        article=row.article_short,
        binding=str(BINDINGS.get(row.binding, row.binding)),
        moment=row.state,
        summary=row.summary,
        why=tuple(_why(why) for why in row.why),
        own_why=tuple(_why(why) for why in row.why if not why.below and not _is_role(why)),
        missing=tuple(missing.question for missing in row.missing),
        applies_from=row.applies_from,
        formal_from=row.formal_from,
        date_notes=tuple(filter(None, (row.date_note, row.moved_note))),
        due_on=row.due_on,
        day=row.day,
        day_kind=row.day_kind,
        owner=people.person(row.owner).in_full if row.owner else "",
        status=str(Status(row.status).label),
        reason=row.reason,
        status_by=people.maybe(row.status_by),
        status_at=row.status_at,
        fulfilled_by=row.fulfilled_by,
        fulfilled_on=timezone.localdate(row.fulfilled_at) if row.fulfilled_at else None,
        evidence=tuple(piece.number for piece in row.evidence),
        notes=tuple(_note(note, people) for note in row.notes),
    )


def _is_role(why: Why) -> bool:
    return why.key.startswith(ROLE)


def _why(why: Why) -> str:
    """A conclusion is a sentence; a question gets its answer."""
    return f"{why.text} {why.answer}." if why.answer else why.text


def _note(note: NoteRow, people: Directory) -> c.Note:
    return c.Note(text=note.text, by=people.person(note.by), at=note.at)


def evidence(
    pieces: Iterable[EvidenceRow], groups: Sequence[c.RoleDuties], people: Directory
) -> tuple[c.Evidence, ...]:
    """Every piece of proof with the numbers of the duties it is for."""
    used: dict[str, list[str]] = {}
    for group in groups:
        for duty in group.duties:
            for number in duty.evidence:
                used.setdefault(number, []).append(duty.number)
    return tuple(
        c.Evidence(
            number=piece.number,
            title=piece.title,
            filename=piece.name,
            size=piece.size,
            sha256=piece.sha256,
            uploaded_by=people.person(piece.uploaded_by),
            uploaded_at=piece.uploaded_at,
            duties=tuple(used.get(piece.number, ())),
        )
        for piece in pieces
    )
