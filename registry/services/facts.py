"""Facts in: what people answered about a use case, its system and its organisation, and what the register knows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, prefetch_related_objects
from django.utils import timezone

from registry import audit, facts
from registry.datafile import ContentError
from registry.models import FactAnswer, UseCase
from registry.services import asking
from registry.services.conclusions import renew
from registry.services.from_register import NEEDS, from_register, presumed, reported_by_others
from registry.services.known import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from people.models import Organisation, User
    from registry.conditions import Facts
    from registry.models import AISystem

    Answers = Mapping[str, Iterable[str] | None]


class AnswerNotAllowed(ValueError):
    """The answer names a fact that does not exist or a value that the fact does not have."""


def facts_of(use_case: UseCase) -> Facts:
    """All known facts that count for `use_case`; unknown ones are absent."""
    return {known.fact: known.values for known in sources_of(use_case).values() if known.values is not None}


def sources_of(use_case: UseCase) -> dict[str, Known]:
    """What is known per fact and where it came from; the nearest subject wins, "weet ik niet" gives way."""
    return sources_of_many([use_case])[use_case.pk]


def sources_of_many(use_cases: Sequence[UseCase]) -> dict[int, dict[str, Known]]:
    """The same for many use cases, in a constant number of queries."""
    prefetch_related_objects(list(use_cases), *NEEDS)
    told = reported_by_others(use_cases)
    answers = _answers(use_cases)
    return {use_case.pk: _merge(use_case, answers, told[use_case.pk]) for use_case in use_cases}


def _answers(use_cases: Sequence[UseCase]) -> dict[tuple[str, int], list[Known]]:
    """The answers about all use cases, their systems and organisations, by subject; carried over come first."""
    found: dict[tuple[str, int], list[Known]] = defaultdict(list)
    for row in FactAnswer.objects.about_many(use_cases).prefetch_related("answered_by"):
        known = _known(row)
        found[known.origin, row.use_case_id or row.system_id or row.organisation_id or 0] += known.now()
    return {subject: sorted(answers, key=lambda known: not known.was) for subject, answers in found.items()}


def outdated(use_case: UseCase) -> list[Known]:
    """Answers in an older vocabulary that say nothing in this one; they stay in the record until answered anew."""
    rows = FactAnswer.objects.about_many([use_case]).filter(value__isnull=False).prefetch_related("answered_by")
    return [known for known in map(_known, rows) if known.carried and not known.carried.now]


def _merge(
    use_case: UseCase, answers: Mapping[tuple[str, int], list[Known]], told: Sequence[Known]
) -> dict[str, Known]:
    """Put what is presumed, what the register says and what people answered on top of one another."""
    layers = (
        presumed(),
        from_register(use_case),
        told,
        answers.get(("organisation", use_case.unit.organisation_id), ()),
        answers.get(("system", use_case.system_id), ()),
        answers.get(("use_case", use_case.pk), ()),
    )
    merged: dict[str, Known] = {}
    for layer in layers:
        for known in layer:
            if known.values is not None or known.fact not in merged:
                merged[known.fact] = known
    return _without_needless(merged)


def _without_needless(merged: dict[str, Known]) -> dict[str, Known]:
    """What the register tells gives way where an answer of a person makes the question needless."""
    told = [name for name, known in merged.items() if known.origin == "register"]
    facts_then = {name: known.values for name, known in merged.items() if known.values is not None}
    needless = {name for name in told if facts.vocabulary()[name].relevant.weigh(facts_then).is_no}
    return {name: known for name, known in merged.items() if name not in needless}


def _known(row: FactAnswer) -> Known:
    origin = "use_case" if row.use_case_id else "system" if row.system_id else "organisation"
    values = None if row.value is None else frozenset(row.value)
    return Known(row.fact, values, origin, row.source, row.answered_at, str(row.answered_by))


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
        asking.close(locked, [fact for fact, value in changed.items() if value is not None], by=by)
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
    try:
        facts.refuse_wrong_values(fact, frozenset(chosen))
    except ContentError as error:
        raise AnswerNotAllowed(str(error)) from error
    return chosen
