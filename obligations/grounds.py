"""Why a rule holds: the facts and conclusions it names, of the first way in which it holds. Pure."""

from __future__ import annotations

from registry.conditions import Conclusions, Facts, Requirement, holds


def reasons(requirement: Requirement, facts: Facts, conclusions: Conclusions) -> tuple[str, ...]:
    """The names in the first condition that holds; none when the rule asks for nothing or nothing holds yet."""
    for condition in requirement.when:
        if holds(condition, facts, conclusions).is_yes:
            return tuple(condition)
    return ()
