"""The facts of many use cases at once, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Q, prefetch_related_objects

from registry.models import FactAnswer, UseCase
from registry.services.facts import merge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from registry.conditions import Facts


def with_facts(use_cases: Sequence[UseCase]) -> list[tuple[UseCase, Facts]]:
    """Each use case with the facts that count for it."""
    prefetch_related_objects(list(use_cases), "unit", "version__ai_models")
    answers = _answers(use_cases)
    return [(use_case, _facts(use_case, answers)) for use_case in use_cases]


def _facts(use_case: UseCase, answers: dict[tuple[str, int], list[FactAnswer]]) -> Facts:
    subjects = (
        ("organisation", use_case.unit.organisation_id),
        ("system", use_case.system_id),
        ("use_case", use_case.pk),
    )
    rows = [row for subject in subjects for row in answers.get(subject, ())]
    return {known.fact: known.values for known in merge(use_case, rows).values() if known.values is not None}


def _answers(use_cases: Sequence[UseCase]) -> dict[tuple[str, int], list[FactAnswer]]:
    about = (
        Q(use_case__in=[u.pk for u in use_cases])
        | Q(system__in={u.system_id for u in use_cases})
        | Q(organisation__in={u.unit.organisation_id for u in use_cases})
    )
    found: dict[tuple[str, int], list[FactAnswer]] = defaultdict(list)
    for row in FactAnswer.objects.current().filter(about).prefetch_related("answered_by"):
        found[_subject(row)].append(row)
    return found


def _subject(row: FactAnswer) -> tuple[str, int]:
    if row.use_case_id:
        return "use_case", row.use_case_id
    return ("system", row.system_id) if row.system_id else ("organisation", row.organisation_id or 0)
