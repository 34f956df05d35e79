"""A conclusion as rows to read: for the screens and for the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from registry import facts, law
from registry.facts import FactType
from registry.texts import local
from registry.vocabulary import RiskClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from registry.facts import Fact
    from registry.law import Classification
    from registry.services.known import Known

ANSWERED_BY_ONE = (FactType.YES_NO, FactType.CHOICE)
MOST_TRIED = 14  # open questions that are tried out to say what the class may still become


@dataclass(frozen=True)
class FactRow:
    """One fact with its answer, article and origin."""

    fact: str
    page: str
    short: str
    question: str
    answer: str
    article: str
    source: str
    at: datetime | None
    # Carried over from an answer to an earlier form of the question.
    carried: bool


@dataclass(frozen=True)
class Effect:
    """What one answer to a question would do: the class that follows, and the classes that stay possible."""

    answer: str
    risk_class: str
    changes: bool


@dataclass(frozen=True)
class Alternative:
    """What the class would be if one fact were otherwise."""

    fact: str
    page: str
    short: str
    question: str
    answer: str
    risk_class: str


def answer_text(fact: Fact, values: frozenset[str] | None) -> str:
    """An answer in words."""
    return _("I don't know") if values is None else local(fact.in_words(values))


def fact_rows(ids: Iterable[str], known: Mapping[str, Known], *, in_this_order: bool = False) -> list[FactRow]:
    """Rows for facts: in the order of the form, or as given."""
    places = facts.current().places
    wanted = list(ids) if in_this_order else sorted(set(ids), key=places.__getitem__)
    return [_row(facts.vocabulary()[name], known.get(name)) for name in wanted]


def class_grounds(conclusion: Classification) -> tuple[str, ...]:
    """The facts that decide the class itself; for an undetermined class those that are missing."""
    if conclusion.risk_class is RiskClass.UNDETERMINED:
        return conclusion.open_for_class
    verdict = conclusion.conclusions.get(f"class:{conclusion.risk_class.value}")
    return verdict.grounds if verdict else ()


def could_become(conclusion: Classification) -> list[str]:
    """The classes that are still possible."""
    return [name.value for name in law.CLASS_ORDER if conclusion.conclusions[f"class:{name.value}"].is_open]


def effects(conclusion: Classification, asked: Iterable[Fact]) -> dict[str, list[Effect]]:
    """Per yes/no question or choice what each answer would do to the class."""
    return {fact.id: list(_effects(conclusion, fact)) for fact in asked if fact.type in ANSWERED_BY_ONE}


def _effects(conclusion: Classification, fact: Fact) -> Iterator[Effect]:
    for option in fact.options:
        risk_class = _class_if(conclusion, fact.id, frozenset({option.id}))
        yield Effect(local(option.label), risk_class.value, risk_class is not conclusion.risk_class)


def one_step_away(conclusion: Classification) -> list[tuple[str, Alternative]]:
    """Classes that one more answer would give, each with the first such answer."""
    found: dict[str, Alternative] = {}
    for alternative in _alternatives(conclusion, conclusion.open_for_class[:MOST_TRIED]):
        found.setdefault(alternative.risk_class, alternative)
    return list(found.items())


def would_change(conclusion: Classification) -> list[Alternative]:
    """Known facts whose other answer would give another class that is certain at once."""
    decided = [fact for fact in class_grounds(conclusion) if fact in conclusion.facts]
    found = _alternatives(conclusion, decided)
    return [other for other in found if other.risk_class != RiskClass.UNDETERMINED]


def _alternatives(conclusion: Classification, tried: Iterable[str]) -> Iterator[Alternative]:
    for name in tried:
        fact = facts.vocabulary()[name]
        for value in sorted(fact.values):
            values = frozenset({value})
            if conclusion.facts.get(name) == values:
                continue
            risk_class = _class_if(conclusion, name, values)
            if risk_class is not conclusion.risk_class:
                answer = answer_text(fact, values)
                yield Alternative(
                    name, facts.page_of(name), local(fact.short), local(fact.question), answer, risk_class.value
                )


def _class_if(conclusion: Classification, name: str, values: frozenset[str]) -> RiskClass:
    facts_then = {**conclusion.facts, name: values}
    return law.classify(facts_then, conclusion.law, on=conclusion.on).risk_class


def _row(fact: Fact, known: Known | None) -> FactRow:
    return FactRow(
        fact=fact.id,
        page=facts.page_of(fact.id),
        short=local(fact.short),
        question=local(fact.question),
        answer=answer_text(fact, known.values) if known else _("not answered"),
        article=fact.article,
        source=_source(known) if known else "",
        at=known.at if known else None,
        carried=bool(known and known.was),
    )


def _source(known: Known) -> str:
    """Who said so, or which part of the register."""
    if known.origin == "use_case":
        return known.by
    words = {"organisation": _("Organisation"), "system": _("System"), "register": _("Register")}
    return f"{words[known.origin]}: {known.label or known.by}"
