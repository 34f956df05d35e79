"""Why a duty is there: the conclusions and answers that its rule rests on, in words that a screen can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from obligations.derivation import LATER, conclusions_of
from registry.conditions import Condition, Requirement, Truth, holds
from registry.datafile import Text
from registry.facts import vocabulary

if TYPE_CHECKING:
    from obligations.derivation import Duty
    from registry.law import Classification, Criterion

_ROLE = "role:"
_HAS_ROLE = Text("Uw organisatie is {title}.", "Your organisation acts as {title}.")
_MAY_HAVE_ROLE = Text("Misschien is uw organisatie {title}.", "Your organisation may be acting as {title}.")
# Conclusions name their place in Dutch only.
_HOLDS = Text("{title}, {article}.", "{title}.")
_MAY_HOLD = Text("Nog niet bekend: {title}, {article}.", "Not known yet: {title}.")
_YES, _NO, _OPEN = Text("Ja", "Yes"), Text("Nee", "No"), Text("Nog niet bekend", "Not known yet")
_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing a duty rests on: a conclusion as a sentence, or a question with its answer."""

    key: str
    text: Text
    answer: Text
    article: str
    truth: Truth
    # Not what the rule itself asks, but what a conclusion before it rests on.
    below: bool = False


def why(duty: Duty, classification: Classification) -> tuple[Reason, ...]:
    """What `duty` rests on, the role first. For an open duty also what is still missing."""
    keys = [key for role in duty.roles if not classification.conclusions[key := f"{_ROLE}{role}"].is_no]
    for way in _ways_that_hold(duty.rule.requirement, classification):
        keys.extend(way)
    return _once(reason for key in keys for reason in _reasons(key, classification))


def _once(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Each reason at its first place; what the rule itself asks is never below another."""
    found: dict[str, Reason] = {}
    for reason in reasons:
        if reason.key not in found or not reason.below:
            found[reason.key] = reason
    return tuple(found.values())


def _ways_that_hold(requirement: Requirement, classification: Classification) -> list[Condition]:
    """The ways of `when` that hold; where none does yet, the ways that still may."""
    conclusions = conclusions_of(classification)
    weighed = [(way, holds(way, classification.facts, conclusions)) for way in requirement.when]
    return [way for way, verdict in weighed if verdict.is_yes] or [way for way, v in weighed if v.is_open]


def _reasons(key: str, classification: Classification) -> Iterator[Reason]:
    law = classification.law
    criterion = law.by_id.get(key.removeprefix(LATER))
    if criterion is None:
        yield _answered(law.compared[key].fact if key in law.compared else key, classification)
    else:
        yield _concluded(criterion, classification)
        for reason in _grounds(criterion, classification, seen={criterion.id}):
            yield replace(reason, below=True)


def _grounds(criterion: Criterion, classification: Classification, seen: set[str]) -> Iterator[Reason]:
    """What a conclusion that holds rests on in the end: an item of a list, and the answers that led to it."""
    if not classification.conclusions[criterion.id].is_yes:
        return
    for name in (name for way in _ways_that_hold(criterion.requirement, classification) for name in way):
        below = classification.law.by_id.get(name)
        if name in classification.law.compared:
            yield _answered(classification.law.compared[name].fact, classification)
        elif below is None and name in classification.facts and name not in classification.conclusions:
            yield _answered(name, classification)
        elif below is not None and name not in seen and classification.conclusions[name].is_yes:
            seen.add(name)
            if _asks_facts(below, classification):
                yield _concluded(below, classification)
            yield from _grounds(below, classification, seen)


def _asks_facts(criterion: Criterion, classification: Classification) -> bool:
    """It rests on answers, not on other conclusions alone; those between are left out of the story."""
    return not criterion.auxiliary and not set(criterion.requirement.names) <= set(classification.law.by_id)


def _concluded(criterion: Criterion, classification: Classification) -> Reason:
    truth = classification.conclusions[criterion.id].truth
    if criterion.id.startswith(_ROLE):
        text = _fill(_HAS_ROLE if truth is Truth.YES else _MAY_HAVE_ROLE, _lowered(criterion.title), criterion.article)
    else:
        text = _fill(_MAY_HOLD if truth is Truth.OPEN else _HOLDS, criterion.title, criterion.article)
    return Reason(criterion.id, text, _NOTHING, criterion.article, truth)


def _answered(key: str, classification: Classification) -> Reason:
    """A question with its answer; another answer may have settled it."""
    fact = vocabulary()[key]
    if (settled := classification.conclusions.get(key)) is not None:
        answer = {Truth.YES: _YES, Truth.NO: _NO, Truth.OPEN: _OPEN}[settled.truth]
        return Reason(key, fact.question, answer, fact.article, settled.truth)
    if (values := classification.facts.get(key)) is None:
        return Reason(key, fact.question, _OPEN, fact.article, Truth.OPEN)
    return Reason(key, fact.question, fact.in_words(values), fact.article, Truth.YES)


def _fill(template: Text, title: Text, article: str) -> Text:
    return Text(template.nl.format(title=title.nl, article=article), template.en.format(title=title.en))


def _lowered(title: Text) -> Text:
    return Text(title.nl[:1].lower() + title.nl[1:], title.en[:1].lower() + title.en[1:])
