"""Why a duty is there: the conclusions and answers that its rule rests on, in words that a screen can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.derivation import LATER
from registry.conditions import Condition, Truth, holds
from registry.datafile import Text
from registry.facts import vocabulary

if TYPE_CHECKING:
    from obligations.derivation import Duty
    from registry.law import Classification, Criterion

_TRUTHS = {
    Truth.YES: Text("Ja", "Yes"),
    Truth.NO: Text("Nee", "No"),
    Truth.OPEN: Text("Nog niet bekend", "Not known yet"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing a duty rests on: a conclusion or a question, and what is known about it."""

    key: str
    text: Text
    answer: Text
    article: str
    truth: Truth


def why(duty: Duty, classification: Classification) -> tuple[Reason, ...]:
    """What `duty` rests on, the role first. For an open duty also what is still missing."""
    keys = [f"role:{role}" for role in duty.roles]
    for condition in _that_hold(duty, classification):
        keys.extend(condition)
    found = (reason for key in keys for reason in _reasons(key, classification))
    return tuple({reason.key: reason for reason in found}.values())


def _that_hold(duty: Duty, classification: Classification) -> list[Condition]:
    """The ways of `when` that hold; where none does yet, the ways that still may."""
    ways = duty.rule.requirement.when
    weighed = [(way, holds(way, classification.facts, classification.conclusions)) for way in ways]
    return [way for way, verdict in weighed if verdict.is_yes] or [way for way, v in weighed if not v.is_no]


def _reasons(key: str, classification: Classification) -> Iterator[Reason]:
    concluded = key.removeprefix(LATER)
    if concluded not in classification.law.by_id:
        yield _answered(key, classification)
        return
    criterion = classification.law.by_id[concluded]
    if not criterion.auxiliary:
        truth = classification.conclusions[concluded].truth
        yield Reason(key, criterion.title, _TRUTHS[truth], criterion.article, truth)
    for below in _below(criterion, classification):
        yield from _reasons(below, classification)


def _below(criterion: Criterion, classification: Classification) -> list[str]:
    """The conclusions that made this one hold: a class rests on items of Annex III."""
    by_id, conclusions = classification.law.by_id, classification.conclusions
    if not conclusions[criterion.id].is_yes:
        return []
    ways = criterion.requirement.when
    names = dict.fromkeys(name for way in ways for name in way if name in by_id)
    return [name for name in names if conclusions[name].is_yes]


def _answered(key: str, classification: Classification) -> Reason:
    """A question with its answer; the answer may have been settled by another one."""
    fact = vocabulary()[key]
    values = classification.facts.get(key)
    if (settled := classification.conclusions.get(key)) is not None:
        return Reason(key, fact.question, _TRUTHS[settled.truth], fact.article, settled.truth)
    if values is None:
        return Reason(key, fact.question, _TRUTHS[Truth.OPEN], fact.article, Truth.OPEN)
    labels = [option.label for option in fact.options if option.id in values]
    answer = Text(", ".join(label.nl for label in labels), ", ".join(label.en for label in labels))
    return Reason(key, fact.question, answer, fact.article, Truth.YES)
