"""The duties of a use case by role, with the party that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from obligations.reading import DutyRow
from registry.models import RoleAssignment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from registry.models import UseCase

FIRST = ("late", "now", "later", "open", "fulfilled", "not_applicable")
SHOWN = 10
SHOWN_OF_UNSURE = 3  # of a role that nobody holds yet, and perhaps never will


@dataclass(frozen=True)
class RoleGroup:
    """The duties of one role; `rows` are those to show, `more` tells how many there are besides."""

    role: str
    party: str
    rows: tuple[DutyRow, ...]
    total: int
    undone: int

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


def by_role(duties: Iterable[DutyRow], parties: dict[str, str], *, whole: str = "", opened: int = 0) -> list[RoleGroup]:
    """One group per role, those that somebody holds first; `whole` names the group to show in full.

    The first rows of the other groups are shown, and always the one that is `opened`.
    """
    groups: dict[str, list[DutyRow]] = {}
    for duty in duties:
        groups.setdefault(duty.role, []).append(duty)
    ordered = sorted(groups, key=lambda role: role not in parties)
    return [_group(role, groups[role], parties, whole=whole, opened=opened) for role in ordered]


def _group(role: str, rows: list[DutyRow], parties: dict[str, str], *, whole: str, opened: int) -> RoleGroup:
    ordered = sorted(rows, key=_urgency)
    most = SHOWN if role in parties else SHOWN_OF_UNSURE
    everything = whole == role or len(ordered) <= most + 2  # a link to one more row takes the room of that row
    shown = [row for n, row in enumerate(ordered) if everything or n < most or row.id == opened]
    undone = sum(not row.is_done and row.state != "open" for row in rows)
    return RoleGroup(role, parties.get(role, ""), tuple(shown), len(rows), undone)


def _urgency(row: DutyRow) -> tuple[int, bool, date, int]:
    """What is late or agreed by its date, what somebody works on before the rest, then the order of doing."""
    by_date = row.day if row.state in {"late", "later"} else row.due_on
    return FIRST.index(row.state), row.status != "doing", by_date or date.max, row.rank


def parties_of(use_case: UseCase) -> dict[str, str]:
    """Who holds each role: the own organisation first, where it holds one."""
    about = Q(use_case=use_case) | Q(system=use_case.system_id)
    held = RoleAssignment.objects.filter(about, withdrawn_at=None).select_related("party")
    own = use_case.unit.organisation_id
    rows = sorted(held, key=lambda row: row.party.organisation_id != own)
    names: dict[str, str] = {}
    for row in rows:
        names.setdefault(row.role, row.party.name)
    return names
