"""Facts and conclusions as plain data, for JSON: the same words as in the vocabulary of the law.

Pure: no Django, no database, no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from registry.conditions import Condition, Facts, Truth, Verdict
from registry.facts import Carried, Fact, FactType, current, vocabulary
from registry.vocabulary import RiskClass

if TYPE_CHECKING:
    from registry.law import Classification, Flag

Plain = dict[str, Any]
_TRUTHS = {Truth.YES: True, Truth.NO: False, Truth.OPEN: None}


def fact_as_plain(fact: Fact) -> Plain:
    """One fact of the vocabulary, with all that is needed to answer it."""
    return {
        "id": fact.id,
        "subject": fact.subject.value,
        "type": fact.type.value,
        "options": [{"id": option.id, "label": option.label.as_plain()} for option in fact.options],
        "short": fact.short.as_plain(),
        "question": fact.question.as_plain(),
        **{key: text.as_plain() for key in ("help", "why", "example") if (text := getattr(fact, key))},
        "article": fact.article,
        "theme": fact.theme,
        "source": fact.source.value,
        "asked_when": [_condition(condition) for condition in fact.relevant.when],
        "otherwise": fact.otherwise is Truth.YES if fact.relevant.when else None,
        "presumed": _TRUTHS[Truth(fact.presumed)] if fact.presumed else None,
        "informs_only": fact.informs,
    }


def _condition(condition: Condition) -> dict[str, list[str]]:
    return {name: sorted(allowed) for name, allowed in condition.items()}


def answer_as_plain(name: str, values: frozenset[str]) -> Any:
    """One answer the way people write it: true, a word, a list, a date or a number."""
    fact = vocabulary()[name]
    if fact.type is FactType.SET or not values:
        return sorted(values)
    value = min(values)
    if fact.type is FactType.YES_NO:
        return value == "yes"
    if fact.type is FactType.NUMBER:
        return float(value) if "." in value else int(value)
    return value


def classification_as_plain(found: Classification) -> Plain:
    """All conclusions with their grounds, under the names of the controlled vocabulary."""
    is_model = found.risk_class is RiskClass.GPAI_MODEL
    return {
        "law": found.law_id,
        "law_version": found.law.version,
        "on": found.on.isoformat(),
        "ai_system": False if is_model else _TRUTHS[found.verdict("ai_system").truth],
        "class": found.risk_class.value,
        "classes": [risk_class.value for risk_class in found.classes],
        "art5": list(found.art5),
        "art5_later": {name.partition(":")[2]: day.isoformat() for name, day in found.later.items()},
        "annex1": list(found.annex1),
        "annex3": list(found.annex3),
        "exemption": found.exemption,
        "exemption_grounds": list(found.exemption_grounds),
        "roles": list(found.roles),
        "role_shift": list(found.role_shift),
        "transparency": list(found.transparency),
        "transparency_others": list(found.transparency_others),
        "gpai": found.gpai,
        "conformity_route": found.conformity_route,
        "fria": found.fria,
        "registrations": list(found.registrations),
        "registrations_others": list(found.registrations_others),
        "flags": _flag_words(found.flags),
        "reasons": {flag.id: _flag(flag, found.facts) for flag in found.flags},
        "open": list(found.open),
        "grounds": _grounds(found),
    }


def _flag_words(flags: Iterable[Flag]) -> list[str]:
    """First the kinds (`review`, `contradiction`, ...), then each flag by its own name."""
    flags = list(flags)
    return list(dict.fromkeys([*(flag.kind for flag in flags), *(flag.id for flag in flags)]))


def _flag(flag: Flag, facts: Facts) -> Plain:
    return {"reason": flag.reason.as_plain(), "article": flag.article, "facts": grounds_as_plain(flag.facts, facts)}


def _grounds(found: Classification) -> Plain:
    """Per conclusion that holds its article and the facts that settle it; for an open class what is missing."""
    grounds = {
        ground.conclusion: {"article": ground.article, "facts": grounds_as_plain(ground.facts, found.facts)}
        for ground in found.grounds
    }
    if found.risk_class is RiskClass.UNDETERMINED:
        missing = list(found.open_for_class)
        grounds["class:undetermined"] = {"article": "", "facts": grounds_as_plain(missing, found.facts)}
    return grounds


def grounds_as_plain(names: Iterable[str], facts: Facts) -> dict[str, Plain]:
    """Facts with their values and articles; an unknown one has the value null."""
    return {name: _ground(name, facts) for name in names}


def _ground(name: str, facts: Facts) -> Plain:
    article = vocabulary()[name].article
    if name not in facts:
        return {"value": None, "article": article}
    presumed = {"presumed": True} if current().presumed.get(name) == facts[name] else {}
    return {"value": answer_as_plain(name, facts[name]), "article": article, **presumed}


def carried_as_plain(carried: Iterable[Carried]) -> list[Plain]:
    """What became of answers in an older vocabulary."""
    return [
        {
            "fact": item.fact,
            "value": sorted(item.values),
            "now": {name: answer_as_plain(name, values) for name, values in item.now.items()},
            **({"report": item.report.as_plain()} if item.report else {}),
        }
        for item in carried
    ]


def verdict_as_plain(verdict: Verdict, facts: Facts) -> Mapping[str, Any]:
    """Whether something applies, with its grounds, or with what is missing."""
    state = "open" if verdict.is_open else "applies"
    return {"state": state, "missing" if verdict.is_open else "grounds": grounds_as_plain(verdict.grounds, facts)}
