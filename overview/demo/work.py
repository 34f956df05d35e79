"""What people did with the duties of a use case: taken up, done, set aside, noted and proved."""

from __future__ import annotations

from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from obligations import audit
from obligations.choices import Status
from obligations.models import Obligation
from obligations.services import add_note, assign, set_status, upload_evidence
from obligations.uploads import check
from overview.demo.content_files import day, read
from overview.demo.files import file_of
from registry.models import UseCase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from overview.demo.story import Story, World
    from people.models import User

LIMIT = 1024 * 1024
# Which part of the duties that count now is done, and which part is underway.
PROFILES = {"none": (0.0, 0.0), "early": (0.12, 0.08), "half": (0.4, 0.1), "far": (0.75, 0.12)}
TIMES = 3  # the work is done on so many different days
LAST = 5  # days ago on which the last work was done, so that notes and evidence come after it
ASIDE = {
    "AIA-95": "Wij passen deze eisen niet vrijwillig toe. Het gaat om eenvoudige hulp bij kantoorwerk.",
    "AIA-57": "Deelname aan een testomgeving is voor dit systeem niet nodig.",
}
# Agreed dates in days from today; the ones that passed show as late.
DUE = (21, 45, -6, 75, 110, 14, -19, 160)
UNTOUCHED = ("incident", "retirement")


def tell_work(story: Story, world: World) -> None:
    for number, data in enumerate(read("use_cases")["use_cases"]):
        done, doing = PROFILES[data["work"]]
        for time in range(TIMES if done else 0):
            share = done * (time + 1) / TIMES
            days_ago = LAST + (data["days_ago"] - 2 - LAST) * (TIMES - 1 - time) // TIMES
            story.tell(days_ago, partial(_do, world, data, share))
        if doing:
            story.tell(LAST, partial(_take_up, world, data, doing, number))
        for duty in data.get("duties", []):
            story.tell(LAST - 1, partial(_set, world, data, duty))
        for note in data.get("notes", []):
            story.tell(LAST - 1, partial(_note, world, data, note))
        for piece in data.get("evidence", []):
            story.tell(LAST - 1, partial(_prove, world, data, piece))


def _duties(use_case: UseCase) -> list[Obligation]:
    """Those that people can do by hand, in the order of doing."""
    rows = Obligation.objects.live().filter(use_case=use_case, verdict="applies").exclude(phase__in=UNTOUCHED)
    return [row for row in rows.exclude(rule_id="AIA-27") if row.rule_id not in ASIDE]


def _current(duties: Sequence[Obligation]) -> list[Obligation]:
    return [row for row in duties if row.state(timezone.localdate()) in {"now", "late", "fulfilled"}]


def _do(world: World, data: dict[str, Any], share: float) -> None:
    """Bring the fulfilled part of the duties up to `share`; what should have been done before the use comes first."""
    use_case, by = world.use_cases[data["id"]], world.people[data["owner"]]
    duties = sorted(_current(_duties(use_case)), key=lambda row: row.state(timezone.localdate()) == "now")
    for row in duties[: round(len(duties) * share)]:
        if row.status == Status.TODO:
            _settle(row, Status.FULFILLED, by)


def _take_up(world: World, data: dict[str, Any], share: float, number: int) -> None:
    """Some duties are underway with a date, the next ones have an owner, and one is set aside."""
    use_case = world.use_cases[data["id"]]
    people = cycle([world.people[data["by"]], world.people[data["owner"]]])
    left = [row for row in _current(_duties(use_case)) if row.status == Status.TODO]
    count = max(1, round(len(left) * share * 2))
    for place, (row, owner) in enumerate(zip(left[: 2 * count], people, strict=False)):
        _agree(row, use_case, owner, day(DUE[(number + place) % len(DUE)]))
        if place < count:
            _settle(row, Status.DOING, owner)
    for row in Obligation.objects.live().filter(use_case=use_case, rule_id__in=ASIDE, status=Status.TODO):
        _settle(row, Status.NOT_APPLICABLE, world.people[data["owner"]], ASIDE[row.rule_id])


def _settle(row: Obligation, status: Status, by: User, reason: str = "") -> None:
    """As the service does it, but the use case is counted at the end: there are hundreds of these."""
    old = row.status
    row.set_status(status, by=by, at=timezone.now(), reason=reason)
    row.revision += 1
    row.save()
    audit.status_set(row, by=by, old=old)


def _agree(row: Obligation, use_case: UseCase, owner: User, due_on: date) -> None:
    """The same for an owner and a date."""
    row.owner, row.due_on = owner, due_on
    row.revision += 1
    row.set_timing(use_case)
    row.save()
    audit.duty_assigned(row, by=owner, owner=str(owner), due_on=due_on)


def _duty(world: World, data: dict[str, Any], rule: str) -> Obligation:
    found = Obligation.objects.live().filter(use_case=world.use_cases[data["id"]], rule_id=rule).first()
    if found is None:
        raise LookupError(f"use_cases.yaml, '{data['id']}': there is no duty {rule}; name one that follows")
    return found


def _set(world: World, data: dict[str, Any], duty: dict[str, Any]) -> None:
    owner = world.people[duty["owner"]]
    row = assign(_duty(world, data, duty["rule"]), owner, by=owner, due_on=day(duty["due"]))
    set_status(row, duty["status"], by=owner)


def _note(world: World, data: dict[str, Any], note: dict[str, Any]) -> None:
    add_note(_duty(world, data, note["duty"]), note["text"], by=world.people[note["by"]])


def _prove(world: World, data: dict[str, Any], piece: dict[str, Any]) -> None:
    file, name = file_of(piece["kind"], piece["title"], piece["text"])
    duty = _duty(world, data, piece["duty"])
    upload_evidence(duty, check(file, name, limit=LIMIT), title=piece["title"], by=world.people[data["by"]])
