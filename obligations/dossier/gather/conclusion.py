"""What it is: the live conclusion with its way and grounds, what is open, and the decision that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obligations.dossier import contents as c
from obligations.dossier.gather.articles import short
from registry import law as laws
from registry import path
from registry.reading import fact_rows
from registry.services import drifted
from registry.texts import local
from registry.vocabulary import RiskClass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from obligations.dossier.gather.people import Directory
    from registry.law import Classification
    from registry.models import ClassificationRecord, UseCase
    from registry.reading import FactRow
    from registry.services.known import Known

# The name under which a law keeps the day from which a class has its duties.
DATES = {"high_risk_annex3": "high_risk_annex3", "high_risk_annex1a": "high_risk_annex1"}


def classification(
    use_case: UseCase, found: Classification, known: Mapping[str, Known], people: Directory
) -> c.Classification:
    value = found.risk_class.value
    return c.Classification(
        risk_class=value,
        label=local(laws.class_title(found)),
        also=(_("Transparency duty"),) if found.transparency and value != "limited" else (),
        sentence=found.sentence(get_language() or "nl"),
        article=short(found.path()[-1].article),
        applies_from=_applies_from(found),
        path=_steps(found),
        grounds=_grounds(found, known),
        answers=_answers(found, known),
        open=_open(found, known),
        points=tuple(c.Point(reason=local(flag.reason), article=flag.article) for flag in found.flags),
        decision=_decision(use_case, found, people),
        proposal=_proposal(use_case, people),
    )


def _applies_from(found: Classification) -> date | None:
    return found.law.dates.get(DATES.get(found.risk_class.value, ""))


def _steps(found: Classification) -> tuple[c.Step, ...]:
    return tuple(
        c.Step(
            title=drawn["title"],
            fact=drawn["text"],
            answer=drawn["answer"],
            article=short(step.article),
            truth=step.truth.value,
            sentence=local(step.answer),
        )
        for drawn, step in zip(path.steps(found), found.path()[:-1], strict=True)
    )


def _grounds(found: Classification, known: Mapping[str, Known]) -> tuple[c.Ground, ...]:
    """The facts that decided the class: those of the last steps first, and what is so before what is not."""
    step_of: dict[str, int] = {}
    for place, step in enumerate(found.path()[:-1]):
        for fact in step.facts:
            step_of.setdefault(fact, place)
    deciding = _deciding(found)
    rows = sorted(
        fact_rows(deciding, known),
        key=lambda row: (_denied(known.get(row.fact)), -step_of.get(row.fact, -1)),
    )
    return tuple(_ground(row) for row in rows if row.fact in known)


def _answers(found: Classification, known: Mapping[str, Known]) -> tuple[c.Ground, ...]:
    deciding = set(_deciding(found))
    others = [fact for fact in known if fact not in deciding]
    return tuple(_ground(row) for row in fact_rows(others, known))


def _deciding(found: Classification) -> tuple[str, ...]:
    verdict = found.conclusions.get(f"class:{found.risk_class.value}")
    return verdict.grounds if verdict else ()


def _denied(known: Known | None) -> bool:
    return known is None or not known.values or known.values == {"no"}


def _ground(row: FactRow) -> c.Ground:
    return c.Ground(
        question=row.question,
        answer=row.answer,
        article=short(row.article),
        source=row.source,
        on=timezone.localdate(row.at) if row.at else None,
    )


def _open(found: Classification, known: Mapping[str, Known]) -> tuple[c.OpenFact, ...]:
    decide = set(found.open_for_class)
    bearing = {True: _("The class"), False: _("Roles or duties")}
    return tuple(
        c.OpenFact(question=row.question, bearing=bearing[row.fact in decide], article=short(row.article))
        for row in fact_rows(found.open, known)
    )


def _decision(use_case: UseCase, found: Classification, people: Directory) -> c.Decision | None:
    rows = use_case.classifications.standing().select_related("proposed_by", "decided_by")
    record: ClassificationRecord | None = rows.first()
    if record is None or record.decided_by is None or record.decided_at is None:
        return None
    law = laws.load(record.law)
    return c.Decision(
        risk_class=record.risk_class,
        label=_title(record),
        law=_("{law} (content version {version})").format(law=local(law.title), version=record.law_version),
        decided_on=timezone.localdate(record.decided_at),
        signatures=(
            c.Signature(what=_("Proposed"), by=people.person(record.proposed_by), at=record.proposed_at),
            c.Signature(what=_("Decided"), by=people.person(record.decided_by), at=record.decided_at),
        ),
        explanation=record.explanation,
        reason=record.reason,
        review_on=record.review_on,
        still_holds=not drifted(record, found),
    )


def _proposal(use_case: UseCase, people: Directory) -> tuple[c.Signature, ...]:
    """The newest proposal as long as it has not become a decision: who made it, and who sent it back and why."""
    rows = use_case.classifications.filter(withdrawn_at=None).select_related("proposed_by", "decided_by")
    newest: ClassificationRecord | None = rows.order_by("-pk").first()
    if newest is None or newest.status == newest.Status.APPROVED:
        return ()
    proposed = c.Signature(
        what=_("Proposed"),
        by=people.person(newest.proposed_by),
        at=newest.proposed_at,
        remark=": ".join(filter(None, (_title(newest), newest.explanation))),
    )
    if newest.decided_by is None or newest.decided_at is None:
        return (proposed,)
    sent_back = c.Signature(
        what=_("Sent back"), by=people.person(newest.decided_by), at=newest.decided_at, remark=newest.reason
    )
    return (proposed, sent_back)


def _title(record: ClassificationRecord) -> str:
    return local(laws.load(record.law).explanation.classes[RiskClass(record.risk_class)].title)
