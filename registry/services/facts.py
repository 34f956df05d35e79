"""Facts in: what people answered about a use case, its system and its organisation, and what the register knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from registry import audit, facts
from registry.models import FactAnswer, UseCase
from registry.services.conclusions import renew

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from people.models import Organisation, User
    from registry.conditions import Facts
    from registry.models import AISystem

    Answers = Mapping[str, Iterable[str] | None]


YES, NO = frozenset({"yes"}), frozenset({"no"})


class AnswerNotAllowed(ValueError):
    """The answer names a fact that does not exist or a value that the fact does not have."""


@dataclass(frozen=True)
class Known:
    """What is known of one fact, and from whom; `values` is None for "weet ik niet"."""

    fact: str
    values: frozenset[str] | None
    origin: str  # "use_case", "system", "organisation" or "register"
    label: str
    at: datetime | None = None
    by: str = ""


def facts_of(use_case: UseCase) -> Facts:
    """All known facts that count for `use_case`; unknown ones are absent."""
    return {known.fact: known.values for known in sources_of(use_case).values() if known.values is not None}


def sources_of(use_case: UseCase) -> dict[str, Known]:
    """What is known per fact and where it came from; the nearest subject wins, "weet ik niet" gives way."""
    answers = FactAnswer.objects.about(use_case).select_related("answered_by")
    return merge(use_case, answers)


def merge(use_case: UseCase, answers: Iterable[FactAnswer]) -> dict[str, Known]:
    """Put answers of organisation, system, register and use case on top of one another, the last the strongest."""
    layers: dict[str, list[Known]] = {"organisation": [], "system": [], "register": [], "use_case": []}
    for row in answers:
        known = _known(row)
        layers[known.origin].append(known)
    layers["register"] = _from_the_register(use_case)
    merged: dict[str, Known] = {}
    for layer in layers.values():
        for known in layer:
            if known.values is not None or known.fact not in merged:
                merged[known.fact] = known
    return merged


def _known(row: FactAnswer) -> Known:
    origin = "use_case" if row.use_case_id else "system" if row.system_id else "organisation"
    values = None if row.value is None else frozenset(row.value)
    return Known(row.fact, values, origin, row.source, row.answered_at, str(row.answered_by))


def _from_the_register(use_case: UseCase) -> list[Known]:
    """Facts that follow from what is registered: the kind of models, and that no event was reported."""
    events = [fact.id for fact in facts.vocabulary().values() if fact.subject == "event"]
    found = [Known(fact, NO, "register", _("no such event in the register")) for fact in events]
    kinds = {model.general_purpose for model in use_case.version.ai_models.all()} if use_case.version else set()
    if True in kinds:
        found.append(Known("model_is_gpai", YES, "register", str(use_case.version)))
    elif kinds == {False}:
        found.append(Known("model_is_gpai", NO, "register", str(use_case.version)))
    return found


@transaction.atomic
def answer(use_case: UseCase, answers: Answers, *, by: User) -> UseCase:
    """Record `answers` (None: "weet ik niet") and renew the conclusion. Equal answers change nothing."""
    locked = (
        UseCase.objects.select_for_update(of=("self",))
        .select_related("unit__organisation", "version")
        .get(pk=use_case.pk)
    )
    changed = _replace(Q(use_case=locked), answers, by=by, use_case=locked)
    if changed:
        renew(locked)
        audit.facts_answered(locked, by=by, facts=changed, risk_class=locked.risk_class)
    return locked


@transaction.atomic
def answer_system(system: AISystem, answers: Answers, *, by: User, source: str = "") -> None:
    """Record facts about a system; they count for each of its use cases that says nothing else."""
    if _replace(Q(system=system), answers, by=by, system=system, source=source):
        _renew_all(UseCase.objects.live().filter(system=system))


@transaction.atomic
def answer_organisation(organisation: Organisation, answers: Answers, *, by: User, source: str = "") -> None:
    """Record facts about an organisation, such as that it is a public authority."""
    if _replace(Q(organisation=organisation), answers, by=by, organisation=organisation, source=source):
        _renew_all(UseCase.objects.live().filter(unit__organisation=organisation))


def _renew_all(use_cases: Iterable[UseCase]) -> None:
    for use_case in use_cases:
        renew(use_case)


def _replace(
    subject: Q,
    answers: Answers,
    *,
    by: User,
    use_case: UseCase | None = None,
    system: AISystem | None = None,
    organisation: Organisation | None = None,
    source: str = "",
) -> dict[str, list[str] | None]:
    wanted = {fact: _checked(fact, values) for fact, values in answers.items()}
    current = {row.fact: row for row in FactAnswer.objects.current().filter(subject, fact__in=wanted)}
    changed = {fact: value for fact, value in wanted.items() if fact not in current or current[fact].value != value}
    now = timezone.now()
    FactAnswer.objects.filter(pk__in=[current[fact].pk for fact in changed if fact in current]).update(replaced_at=now)
    FactAnswer.objects.bulk_create(
        FactAnswer(
            use_case=use_case,
            system=system,
            organisation=organisation,
            fact=fact,
            value=value,
            source=source,
            answered_by=by,
            answered_at=now,
        )
        for fact, value in changed.items()
    )
    return changed


def _checked(fact_id: str, values: Iterable[str] | None) -> list[str] | None:
    fact = facts.vocabulary().get(fact_id)
    if fact is None:
        raise AnswerNotAllowed(f"{fact_id}: no such fact")
    if values is None:
        return None
    chosen = sorted(set(values))
    if fact.values and not set(chosen) <= fact.values:
        raise AnswerNotAllowed(f"{fact_id}: {chosen} is not among {sorted(fact.values)}")
    return chosen
