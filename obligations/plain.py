"""Duties as plain data, for JSON. Pure: no Django, no database, no clock."""

from __future__ import annotations

from datetime import date

from obligations.derivation import Duty
from registry.conditions import Facts
from registry.plain import Plain, verdict_as_plain


def duty_as_plain(duty: Duty, facts: Facts, on: date) -> Plain:
    """One duty: the rule, who owes it, whether it applies, from when, and on which facts it rests."""
    rule = duty.rule
    return {
        "rule_id": rule.id,
        "law": rule.law,
        "article": rule.article_short.nl,
        "title": rule.title.as_plain(),
        "binding": rule.binding.value,
        "phase": rule.phase.value,
        "level": rule.level.value,
        "role": duty.role,
        "roles": list(duty.roles),
        "moment": duty.moment(on),
        "applies_from": _dates(duty),
        **({"date_depends_on": list(duty.date_open)} if duty.date_open else {}),
        **verdict_as_plain(duty.verdict, facts),
    }


def _dates(duty: Duty) -> Plain:
    """The day in the letter of the law and the day from which it counts in practice; null: no start of its own."""
    return {"formal": _iso(duty.formal_from or duty.applies_from), "effective": _iso(duty.applies_from)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
