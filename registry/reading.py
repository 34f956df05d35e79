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

    from registry.conditions import Facts
    from registry.facts import Fact
    from registry.law import Classification
    from registry.services.known import Known

MOST_TRIED = 14  # open questions that are tried out to say what the class may still become


@dataclass(frozen=True)
class FactRow:
    """One fact with its answer, article and origin."""

    fact: str
    theme: str
    question: str
    answer: str
    article: str
    source: str
    at: datetime | None


@dataclass(frozen=True)
class Alternative:
    """What the class would be if one fact were otherwise."""

    fact: str
    theme: str
    question: str
    answer: str
    risk_class: str


def answer_text(fact: Fact, values: frozenset[str] | None) -> str:
    """An answer in words."""
    if values is None:
        return _("I don't know")
    if fact.type is FactType.YES_NO:
        return _("Yes") if "yes" in values else _("No")
    labels = {option.id: local(option.label) for option in fact.options}
    return ", ".join(labels.get(value, value) for value in sorted(values)) or _("None of these")


def fact_rows(ids: Iterable[str], known: Mapping[str, Known]) -> list[FactRow]:
    """Rows for facts in the order of the form."""
    wanted = set(ids)
    return [_row(fact, known.get(fact.id)) for fact in facts.vocabulary().values() if fact.id in wanted]


def class_grounds(conclusion: Classification) -> tuple[str, ...]:
    """The facts that decide the class itself; for an undetermined class those that are missing."""
    if conclusion.risk_class is RiskClass.UNDETERMINED:
        return conclusion.open_for_class
    verdict = conclusion.conclusions.get(f"class:{conclusion.risk_class.value}")
    return verdict.grounds if verdict else ()


def could_become(conclusion: Classification) -> list[str]:
    """The classes that are still possible."""
    return [name.value for name in law.CLASS_ORDER if conclusion.conclusions[f"class:{name.value}"].is_open]


def one_step_away(conclusion: Classification, given: Facts) -> list[tuple[str, Alternative]]:
    """Classes that one more answer would give, each with the first such answer."""
    found: dict[str, Alternative] = {}
    for alternative in _alternatives(conclusion, given, conclusion.open_for_class[:MOST_TRIED]):
        found.setdefault(alternative.risk_class, alternative)
    return list(found.items())


def would_change(conclusion: Classification, given: Facts) -> list[Alternative]:
    """Known facts whose other answer would give another class that is certain at once."""
    decided = [fact for fact in class_grounds(conclusion) if fact in given]
    found = _alternatives(conclusion, given, decided)
    return [other for other in found if other.risk_class != RiskClass.UNDETERMINED]


def _alternatives(conclusion: Classification, given: Facts, tried: Iterable[str]) -> Iterator[Alternative]:
    rules = law.load(conclusion.law_id)
    for name in tried:
        fact = facts.vocabulary()[name]
        for value in sorted(fact.values):
            values = frozenset({value})
            if given.get(name) == values:
                continue
            risk_class = law.classify({**given, name: values}, rules, on=conclusion.on).risk_class
            if risk_class is not conclusion.risk_class:
                yield Alternative(name, fact.theme, local(fact.question), answer_text(fact, values), risk_class.value)


def _row(fact: Fact, known: Known | None) -> FactRow:
    return FactRow(
        fact=fact.id,
        theme=fact.theme,
        question=local(fact.question),
        answer=answer_text(fact, known.values) if known else _("not answered"),
        article=fact.article,
        source=_source(known) if known else "",
        at=known.at if known else None,
    )


def _source(known: Known) -> str:
    """Who said so, or which part of the register."""
    if known.origin == "use_case":
        return known.by
    words = {"organisation": _("Organisation"), "system": _("System"), "register": _("Register")}
    return f"{words[known.origin]}: {known.label or known.by}"
