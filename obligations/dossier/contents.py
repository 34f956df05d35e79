"""What a dossier shows: frozen, complete, plain text, and the same as data for a machine.

Contents are gathered once, at the request. The PDF is made from them alone, and they go with the PDF
as `dossier.json`, so that a reader can check the paper against the data. No Django, no markup.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Moment = Literal["late", "now", "later", "open", "fulfilled", "not_applicable"]
Truth = Literal["yes", "no", "open"]


class Part(BaseModel):
    """A piece of a dossier: it never changes, and refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Person(Part):
    """Somebody as known at the moment of the dossier: the name, and in which role and unit they act."""

    name: str
    role: str = ""
    unit: str = ""

    @property
    def by_role(self) -> str:
        """Role and unit, for places where the name itself is not needed."""
        return ", ".join(filter(None, (self.role, self.unit))) or self.name

    @property
    def in_full(self) -> str:
        return ", ".join(filter(None, (self.name, self.role, self.unit)))


class Signature(Part):
    """Who did what, and when: proposed, advised, decided, signed, sent back."""

    what: str
    by: Person
    at: AwareDatetime
    remark: str = ""


class Holder(Part):
    """A function around the use case and who fulfils it."""

    function: str
    person: Person | None


class UseCase(Part):
    reference: str
    name: str
    purpose: str
    organisation: str
    unit: str
    phase: str
    registered_on: date | None = None
    first_use_on: date | None = None
    ended_on: date | None = None
    people: tuple[Holder, ...] = ()


class Model(Part):
    name: str
    version: str = ""
    provider: str = ""
    remark: str = ""


class System(Part):
    name: str
    version: str = ""
    description: str = ""
    provider: str = ""
    supplier: str = ""
    intended_purpose: str = ""
    excluded_uses: str = ""
    models: tuple[Model, ...] = ()


class RoleHeld(Part):
    """A role under the law, the party that holds it, and over what: this use case or the whole system."""

    role: str
    label: str
    party: str
    scope: str
    since: date | None = None
    why: str = ""
    ours: bool = False


class Step(Part):
    """One step of the path to the conclusion."""

    title: str
    fact: str = ""
    answer: str
    article: str
    truth: Truth
    sentence: str = ""


class Ground(Part):
    """A fact that decided, with its answer and where the answer came from."""

    question: str
    answer: str
    article: str
    source: str = ""
    by: Person | None = None
    on: date | None = None


class OpenFact(Part):
    question: str
    bearing: str = ""
    article: str = ""


class Point(Part):
    """A spot where the law is open or the answers contradict each other: a lawyer looks at it."""

    reason: str
    article: str = ""


class Decision(Part):
    """The approved conclusion, which may differ from what the facts say today."""

    risk_class: str
    label: str
    law: str
    decided_on: date
    signatures: tuple[Signature, ...]
    explanation: str = ""
    reason: str = ""
    review_on: date | None = None
    still_holds: bool = True


class Classification(Part):
    """The conclusion of today. `grounds` decided it, the most telling first; `answers` are the other known facts."""

    risk_class: str
    label: str
    also: tuple[str, ...] = ()
    sentence: str
    article: str = ""
    applies_from: date | None = None
    path: tuple[Step, ...] = ()
    grounds: tuple[Ground, ...] = ()
    answers: tuple[Ground, ...] = ()
    open: tuple[OpenFact, ...] = ()
    points: tuple[Point, ...] = ()
    decision: Decision | None = None
    proposal: tuple[Signature, ...] = ()  # what happened since: proposed and not decided on, or sent back


class Note(Part):
    text: str
    by: Person
    at: AwareDatetime


class Duty(Part):
    number: str
    rule: str
    role: str
    title: str
    law: str
    article: str
    binding: str = ""
    moment: Moment
    summary: str = ""
    why: tuple[str, ...] = ()
    own_why: tuple[str, ...] = ()  # of `why` what the rule itself asks beside the role
    missing: tuple[str, ...] = ()
    applies_from: date | None = None
    formal_from: date | None = None
    date_notes: tuple[str, ...] = ()
    due_on: date | None = None
    day: date | None = None
    day_kind: str = ""
    owner: str = ""
    status: str = ""
    reason: str = ""
    status_by: Person | None = None
    status_at: AwareDatetime | None = None
    fulfilled_by: str = ""
    fulfilled_on: date | None = None
    evidence: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def has_work(self) -> bool:
        """Tell whether somebody has done something about it."""
        return bool(self.owner or self.notes or self.evidence or self.status_at)

    @property
    def owner_in_short(self) -> tuple[str, str]:
        """The first two parts of the owner, such as name and role; the explanation gives the whole."""
        first, *others = self.owner.split(", ", 2)
        return first, others[0] if others else ""

    @property
    def form(self) -> str:
        """The assessment that fulfilled it; empty when a person said so."""
        return self.fulfilled_by if self.fulfilled_by != (self.status_by.name if self.status_by else "") else ""

    @property
    def proof(self) -> tuple[str, ...]:
        return (*self.evidence, *filter(None, (self.form,)))

    @property
    def shown_day(self) -> tuple[str, date | None]:
        """The day a list shows, and what kind of day that is."""
        if self.fulfilled_on:
            return "fulfilled", self.fulfilled_on
        if self.moment == "not_applicable" and self.status_at:
            return "said", self.status_at
        if self.due_on:
            return "agreed", self.due_on
        return (self.day_kind or "law", self.day) if self.day else ("law", self.applies_from)

    @property
    def ground(self) -> str:
        """Law and place; many citations name their law themselves."""
        return self.article if self.law in self.article else f"{self.law}, {self.article}"


class RoleDuties(Part):
    """The duties of one role, with the party that owes them."""

    role: str
    label: str
    party: str
    why: tuple[str, ...] = ()  # why this role is held
    duties: tuple[Duty, ...]


class Evidence(Part):
    number: str
    title: str
    filename: str
    size: int
    sha256: str
    uploaded_by: Person
    uploaded_at: AwareDatetime
    duties: tuple[str, ...] = ()
    remark: str = ""


class Table(Part):
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def longest(self, column: int) -> int:
        """The number of characters in the fullest cell of a column."""
        return max(len(row[column]) for row in (self.columns, *self.rows))


class Answer(Part):
    """An answer as text, as a few named fields, or as a table; and where it came from."""

    text: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    table: Table | None = None
    state: str = ""
    reason: str = ""
    by: Person | None = None
    at: AwareDatetime | None = None
    taken_from: str = ""
    evidence: tuple[str, ...] = ()


class Question(Part):
    number: str
    text: str
    article: str = ""
    required: bool = False
    answer: Answer | None = None


class Section(Part):
    number: str
    title: str
    covered: bool = False
    questions: tuple[Question, ...]

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


class Remark(Part):
    question: str
    by: Person
    at: AwareDatetime
    text: str
    state: str = ""


class Assessment(Part):
    instrument: str
    title: str
    short: str
    version: str
    status: str
    final: bool = False
    answered: int
    total: int
    started_at: AwareDatetime
    review_on: date | None = None
    sha256: str = ""  # over the answers, taken at the signing
    signatures: tuple[Signature, ...] = ()
    sections: tuple[Section, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Event(Part):
    at: AwareDatetime
    by: Person | None
    what: str
    about: str = ""


class Source(Part):
    """A versioned source a conclusion rests on: the law, a set of rules, a form; `text` tells where the original is."""

    kind: str
    id: str
    title: str
    version: str
    text: str = ""
    in_force: date | None = None


class TrailEnd(Part):
    """The newest entry of the whole trail: with its hash nothing before it can be altered unseen."""

    entry: int
    at: AwareDatetime
    sha256: str


class Contents(Part):
    """Everything of one dossier, as it was at `made_at`."""

    format: Literal["ai-register-dossier/1"] = "ai-register-dossier/1"
    language: Literal["nl", "en"] = "nl"
    number: str
    version: int = Field(ge=1)
    register_name: str
    organisation: str
    made_at: AwareDatetime
    asked_by: Person
    law: Source
    sources: tuple[Source, ...] = ()
    use_case: UseCase
    system: System
    classification: Classification
    roles: tuple[RoleHeld, ...] = ()
    duties: tuple[RoleDuties, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    events: tuple[Event, ...] = ()
    trail: TrailEnd | None = None

    def who_is_what(self) -> tuple[tuple[str, str], ...]:
        """Each role once with who holds it; over what, when several parties do."""
        held: dict[str, dict[str, str]] = {}
        for role in self.roles:
            held.setdefault(role.label, {}).setdefault(role.party, role.scope.lower())
        return tuple((label, _parties(parties)) for label, parties in held.items())

    def all_duties(self) -> tuple[Duty, ...]:
        return tuple(duty for group in self.duties for duty in group.duties)

    def to_json(self) -> str:
        """Write the contents in one fixed way: the same contents give the same characters."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str | bytes) -> Contents:
        """Read contents back; raises `pydantic.ValidationError` when the text is something else."""
        return cls.model_validate_json(text)


def _parties(parties: dict[str, str]) -> str:
    if len(parties) == 1:
        return next(iter(parties))
    return "; ".join(f"{party} ({scope})" for party, scope in parties.items())


def seal(text: str) -> str:
    """Return the check code of `text`: its SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def in_groups(code: str, size: int = 4) -> tuple[str, ...]:
    """Cut a check code into groups that a person can compare."""
    return tuple(code[start : start + size] for start in range(0, len(code), size))
