"""The duties as print shows them: per role, certain ones apart from those that are to be determined. No Django but
the words.

What many duties share is told once and numbered: facts that are missing (O-01), and remarks on dates (N-1).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from obligations.dossier.contents import OpenFact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.dossier.contents import Contents, Duty, RoleDuties


@dataclass(frozen=True)
class Group:
    """The duties of one role: those that are listed and explained, and those nobody can tell yet."""

    place: int
    heading: str
    why: tuple[str, ...]
    listed: tuple[Duty, ...]
    undecided: tuple[Duty, ...]


@dataclass(frozen=True)
class NumberedFact:
    number: str
    fact: OpenFact


def groups(contents: Contents) -> list[Group]:
    return [_group(place, group, contents) for place, group in enumerate(contents.duties, start=1)]


def _group(place: int, group: RoleDuties, contents: Contents) -> Group:
    listed = tuple(duty for duty in group.duties if not _is_undecided(duty))
    undecided = tuple(duty for duty in group.duties if _is_undecided(duty))
    held = bool(listed) or any(role.ours and role.role == group.role for role in contents.roles)
    return Group(place, _heading(group, held=held), group.why, listed, undecided)


def _is_undecided(duty: Duty) -> bool:
    """To be determined, and nobody has done anything about it."""
    return duty.moment == "open" and not duty.has_work


def _heading(group: RoleDuties, *, held: bool) -> str:
    label = group.label if held else _("Perhaps {role}").format(role=group.label[:1].lower() + group.label[1:])
    return f"{label}: {group.party}" if group.party else label


def open_facts(contents: Contents) -> list[NumberedFact]:
    """The facts that are missing: for the class first, then those that only duties wait for."""
    facts = {fact.question: fact for fact in contents.classification.open}
    for duty in contents.all_duties():
        for question in duty.missing:
            facts.setdefault(question, OpenFact(question=question, bearing=_("Duties")))
    return [NumberedFact(f"O-{number:02}", fact) for number, fact in enumerate(facts.values(), start=1)]


def fact_numbers(facts: Iterable[NumberedFact]) -> dict[str, str]:
    return {item.fact.question: item.number for item in facts}


def date_notes(listed: Iterable[Group]) -> dict[str, str]:
    """Remarks on dates that more than one duty has, with their numbers."""
    notes = Counter(note for group in listed for duty in group.listed for note in duty.date_notes)
    shared = [note for note, times in notes.items() if times > 1]
    return {note: f"N-{number}" for number, note in enumerate(shared, start=1)}
