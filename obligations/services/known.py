"""The facts of many use cases at once, in a constant number of queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry.services.facts import sources_of_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from registry.conditions import Facts
    from registry.models import UseCase


def with_facts(use_cases: Sequence[UseCase]) -> list[tuple[UseCase, Facts]]:
    """Each use case with the facts that count for it."""
    sources = sources_of_many(use_cases)
    return [
        (use_case, {name: known.values for name, known in sources[use_case.pk].items() if known.values is not None})
        for use_case in use_cases
    ]
