"""Facts for the tests of the law: everything answered, mostly "no", with a few answers changed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from registry.conditions import Facts
from registry.datafile import read
from registry.facts import Fact, FactType, presume, vocabulary
from registry.law import Classification, classify, load

ON = date(2026, 11, 23)
CASES = Path(__file__).parent / "classification_cases.yaml"


def nothing_special() -> Facts:
    """A trained model that does nothing the Act cares about, used by its deployer: each question answered."""
    facts = {fact.id: _harmless(fact) for fact in vocabulary().values() if not _is_follow_up(fact)}
    return facts | given(trained_model="yes", uses_system="yes")


def _is_follow_up(fact: Fact) -> bool:
    return fact.type is not FactType.YES_NO and bool(fact.relevant.when)


def _harmless(fact: Fact) -> frozenset[str]:
    if fact.type in (FactType.SET, FactType.DATE):  # none of the options; it did not happen
        return frozenset()
    if fact.type is FactType.CHOICE:
        return frozenset({fact.options[0].id})
    return frozenset({fact.otherwise.value})


def given(**answers: object) -> dict[str, frozenset[str]]:
    return {name: as_values(value) for name, value in answers.items()}


def as_values(value: object) -> frozenset[str]:
    several = value if isinstance(value, (list, tuple, set, frozenset)) else [value]
    return frozenset(str(v) for v in several)


def case(**answers: object) -> Facts:
    """Nothing special but these answers, and the answers they presuppose."""
    changed = given(**answers)
    return nothing_special() | presupposed(changed) | changed


def presupposed(answers: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The parents of each answered question, answered so that the question makes sense."""
    found: dict[str, frozenset[str]] = {}
    waiting = list(answers)
    while waiting:
        fact = vocabulary()[waiting.pop()]
        if not fact.relevant.when or any(_meets(c, {**found, **answers}) for c in fact.relevant.when):
            continue
        for name, allowed in fact.relevant.when[0].items():
            if name not in answers and name not in found:
                found[name] = frozenset(sorted(allowed)[:1])
                waiting.append(name)
    return found


def _meets(condition: Mapping[str, frozenset[str]], answers: Mapping[str, frozenset[str]]) -> bool:
    return all(name in answers and answers[name] & allowed for name, allowed in condition.items())


def conclude(facts: Facts, law: str = "ai-act-2026", on: date = ON) -> Classification:
    return classify(presume(facts), load(law), on=on)


def edge_cases() -> list[dict]:
    return read(CASES)["cases"]
