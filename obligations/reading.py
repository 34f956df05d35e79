"""Duties as frozen rows to read, in one language: for the screens, the dossier and whoever comes next.

A fixed number of queries, whatever the number of duties.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import translation

from assessments import library
from obligations import moments, rulesets
from obligations.choices import Status
from obligations.choices import Truth as TruthChoice
from obligations.derivation import Duty, conclusions_of
from obligations.models import Evidence, Note, Obligation
from obligations.reasons import why
from obligations.rules import rule_of
from obligations.startdays import StartDays
from registry import facts as vocabulary
from registry import law as laws
from registry.conditions import Truth, Verdict
from registry.services import sources_of
from registry.texts import local

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from assessments.models import Assessment
    from obligations.moments import DayKind, State
    from obligations.reasons import Reason
    from obligations.ruleset import Rule
    from people.models import User
    from registry.models import UseCase


@dataclass(frozen=True)
class Why:
    """One line of why a duty holds; `page` is where its question is asked, empty when it is a conclusion.

    What is `below` is not asked by the rule itself: a conclusion before it rests on it.
    """

    text: str
    answer: str
    key: str
    truth: str
    page: str = ""
    below: bool = False

    def __str__(self) -> str:
        return f"{self.text} {self.answer}".strip()


@dataclass(frozen=True)
class Missing:
    """A fact that is still needed to tell whether a duty holds."""

    fact: str
    page: str
    question: str


@dataclass(frozen=True)
class EvidenceRow:
    """A piece of proof."""

    id: int
    number: str
    title: str
    name: str
    content_type: str
    size: int
    sha256: str
    uploaded_by: User
    uploaded_at: datetime
    duty_id: int
    rule_id: str
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""


@dataclass(frozen=True)
class NoteRow:
    text: str
    by: User
    at: datetime


@dataclass(frozen=True)
class DutyRow:
    """One duty, with its rule's texts and the work on it."""

    id: int
    key: str
    rule_id: str
    role: str
    title: str
    summary: str
    law: str
    law_name: str
    article: str
    article_short: str
    link: str
    binding: str
    phase: str
    rank: int
    steps: tuple[str, ...]
    good_proof: tuple[str, ...]
    usual_owner: str
    date_note: str
    moved_note: str
    instruments: tuple[str, ...]
    ruleset: str
    ruleset_version: str

    state: State
    days_late: int
    applies_from: date | None
    formal_from: date | None
    day: date | None
    day_kind: DayKind
    due_on: date | None
    why: tuple[Why, ...]
    missing: tuple[Missing, ...]

    owner: User | None
    status: str
    reason: str
    status_by: User | None
    status_at: datetime | None
    fulfilled_by: str
    fulfilled_at: datetime | None
    assessment_id: int | None
    lapsed_at: datetime | None
    evidence: tuple[EvidenceRow, ...]
    notes: tuple[NoteRow, ...]

    @property
    def is_done(self) -> bool:
        return self.status in moments.DONE

    @property
    def source(self) -> str:
        return source(self.law_name, self.article)

    @property
    def anchor(self) -> str:
        """The name of its place on a page."""
        return f"duty-{self.id}"


WITH_PEOPLE = ("owner", "status_by", "fulfilled_by", "fulfilled_by_assessment")


def duties_of(
    use_case: UseCase, on: date, lang: str | None = None, *, rows: Iterable[Obligation] | None = None
) -> list[DutyRow]:
    """The live duties of `use_case` (or just `rows` of it) as they stand on the day `on`, in the order of doing."""
    with translation.override(lang or translation.get_language()):
        chosen = list(_live(use_case) if rows is None else rows)
        return _Reader(use_case, chosen, on).rows()


def evidence_of(use_case: UseCase, *, withdrawn: bool = False) -> list[EvidenceRow]:
    """All proof of a use case by number; withdrawn pieces only when asked."""
    found = (
        Evidence.objects.filter(use_case=use_case) if withdrawn else Evidence.objects.live().filter(use_case=use_case)
    )
    return [_evidence(piece) for piece in found.select_related("uploaded_by", "obligation").order_by("number")]


def _live(use_case: UseCase) -> Iterable[Obligation]:
    return Obligation.objects.live().filter(use_case=use_case).select_related(*WITH_PEOPLE).order_by("rank", "key")


class _Reader:
    """Reads the rows of one use case: facts, conclusions, proof and notes are fetched once."""

    def __init__(self, use_case: UseCase, duties: list[Obligation], on: date) -> None:
        self.use_case, self.duties, self.on = use_case, duties, on
        facts = {name: known.values for name, known in sources_of(use_case).items() if known.values is not None}
        self.conclusion = laws.classify(facts, laws.in_force(on), on=on)
        transitions = rulesets.latest(on).shared.transitions
        self.days = StartDays(facts, conclusions_of(self.conclusion), transitions, self.conclusion.law)

    def rows(self) -> list[DutyRow]:
        ids = [duty.pk for duty in self.duties]
        evidence, notes = _evidence_by_duty(ids), _notes_by_duty(ids)
        return [self._row(duty, rule_of(duty), evidence[duty.pk], notes[duty.pk]) for duty in self.duties]

    def _row(self, duty: Obligation, rule: Rule, evidence: list[EvidenceRow], notes: list[NoteRow]) -> DutyRow:
        state, timing = duty.state(self.on), duty.timing(self.use_case)
        late = duty.late_from if state == "late" else None
        return DutyRow(
            id=duty.pk,
            key=duty.key,
            rule_id=duty.rule_id,
            role=duty.role,
            title=local(rule.title),
            summary=local(rule.summary),
            law=rule.law,
            law_name=local(rule.law_name),
            article=local(rule.article),
            article_short=local(rule.article_short),
            link=rule.link,
            binding=str(rule.binding),
            phase=duty.phase,
            rank=duty.rank,
            steps=tuple(local(step) for step in rule.steps),
            good_proof=tuple(local(proof) for proof in rule.evidence),
            usual_owner=local(rule.owner),
            date_note=local(rule.date_note),
            moved_note=self._moved(rule),
            instruments=rule.fulfilled_by,
            ruleset=duty.ruleset,
            ruleset_version=duty.ruleset_version,
            state=state,
            days_late=moments.days_late(late, self.on) if late else 0,
            applies_from=duty.applies_from,
            formal_from=duty.formal_from,
            day=timing.day,
            day_kind=timing.kind,
            due_on=duty.due_on,
            why=self._why(duty, rule),
            missing=_missing(duty.missing),
            owner=duty.owner,
            status=duty.status,
            reason=duty.reason,
            status_by=duty.status_by,
            status_at=duty.status_at,
            fulfilled_by=_fulfilled_by(duty),
            fulfilled_at=duty.fulfilled_at,
            assessment_id=duty.fulfilled_by_assessment_id,
            lapsed_at=duty.lapsed_at,
            evidence=tuple(evidence),
            notes=tuple(notes),
        )

    def _moved(self, rule: Rule) -> str:
        """Why the date is another than the law's own; empty when it is not."""
        moved_by = self.days.day_of(rule.starts, moved=rule.moved).moved_by
        return local(moved_by.note if moved_by else None)

    def _why(self, duty: Obligation, rule: Rule) -> tuple[Why, ...]:
        weighed = Duty(rule, duty.role, (duty.role,), _verdict(duty), duty.applies_from, duty.formal_from)
        return tuple(_line(reason) for reason in why(weighed, self.conclusion))


def _verdict(duty: Obligation) -> Verdict:
    is_open = duty.verdict == TruthChoice.OPEN
    return Verdict(Truth.OPEN if is_open else Truth.YES, tuple(duty.missing if is_open else duty.grounds))


def _line(reason: Reason) -> Why:
    """A question links to where it is asked; a conclusion speaks for itself."""
    asked = vocabulary.vocabulary().get(reason.key)
    answer = local(reason.answer) if asked else ""
    page = vocabulary.page_of(asked.id) if asked else ""
    return Why(local(reason.text), answer, reason.key, str(reason.truth), page, reason.below)


def _missing(facts: Iterable[str]) -> tuple[Missing, ...]:
    known = vocabulary.vocabulary()
    return tuple(
        Missing(name, vocabulary.page_of(name), local(known[name].question)) for name in facts if name in known
    )


def _fulfilled_by(duty: Obligation) -> str:
    """Who or what fulfilled the duty: an assessment, or a person."""
    if duty.status != Status.FULFILLED:
        return ""
    if duty.fulfilled_by_assessment:
        return assessment_name(duty.fulfilled_by_assessment)
    return str(duty.fulfilled_by)


def source(law_name: str, article: str) -> str:
    """Law and article, without saying the law twice: "AVG, artikel 35"."""
    return article if law_name in article else f"{law_name}, {article}"


def assessment_name(assessment: Assessment) -> str:
    """The short name with its version: "FRIA 1.0"."""
    return f"{local(library.load(assessment.instrument, assessment.version).short)} {assessment.version}"


def _evidence_by_duty(ids: list[int]) -> dict[int, list[EvidenceRow]]:
    found: dict[int, list[EvidenceRow]] = defaultdict(list)
    for piece in Evidence.objects.live().filter(obligation__in=ids).select_related("uploaded_by", "obligation"):
        found[piece.obligation_id].append(_evidence(piece))
    return found


def _notes_by_duty(ids: list[int]) -> dict[int, list[NoteRow]]:
    found: dict[int, list[NoteRow]] = defaultdict(list)
    for note in Note.objects.filter(obligation__in=ids, withdrawn_at=None).select_related("by"):
        found[note.obligation_id].append(NoteRow(note.text, note.by, note.at))
    return found


def _evidence(piece: Evidence) -> EvidenceRow:
    return EvidenceRow(
        id=piece.pk,
        number=piece.label,
        title=piece.title,
        name=piece.name,
        content_type=piece.content_type,
        size=piece.size,
        sha256=piece.sha256,
        uploaded_by=piece.uploaded_by,
        uploaded_at=piece.uploaded_at,
        duty_id=piece.obligation_id,
        rule_id=piece.obligation.rule_id,
        withdrawn_at=piece.withdrawn_at,
        withdrawn_reason=piece.withdrawn_reason,
    )
