"""What answers settle about other questions: gates that close, gates that must be open, and contradictions."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from registry.conditions import Conclusions, Facts, Truth, Verdict
from registry.facts.model import Fact, Vocabulary
from registry.facts.vocabulary import current

NOTHING: frozenset[str] = frozenset()


def settle(facts: Facts) -> dict[str, Verdict]:
    """Answer what other answers already settle.

    A question behind a closed gate is settled. A question behind a gate that nobody answered points at that gate, or
    settles it when its own answer is only possible with the gate open. An answer behind a closed gate contradicts it:
    both are kept for a person to look at. A "no" there gives way to the gate; a "yes" keeps what depends on it open.
    """
    known = current()
    implied = _implied(facts, known)
    settled = {name: verdict for name, verdict in implied.items() if not known.facts[name].relevant.when}
    for fact in known.dependent:
        relevant = fact.relevant.weigh(facts, settled)
        if relevant.truth is Truth.NO:
            raises = fact.otherwise is Truth.NO and facts.get(fact.id, NOTHING) - known.closed[fact.id]
            settled[fact.id] = _both(fact, relevant) if raises else Verdict(fact.otherwise, relevant.grounds)
        elif fact.id in facts:
            continue
        elif fact.id in implied:
            settled[fact.id] = implied[fact.id]
        elif relevant.truth is Truth.OPEN:
            settled[fact.id] = relevant
    return settled


def _both(fact: Fact, closed: Verdict) -> Verdict:
    """An answer behind a closed gate: neither counts until somebody has looked."""
    return Verdict(Truth.OPEN, (fact.id, *closed.grounds))


def _implied(facts: Facts, known: Vocabulary) -> dict[str, Verdict]:
    """The gates that nobody answered and that must be open, since a question behind them was answered."""
    found: dict[str, Verdict] = {}
    for name in known.gates:
        behind_it = [name] if facts.get(name, NOTHING) - known.closed[name] else []
        while behind_it:
            for gate, truth in known.gates.get(behind_it.pop(), ()):
                if gate not in facts and gate not in found:
                    found[gate] = Verdict(truth, (name,))
                    behind_it.append(gate)
    return found


def contradicted(facts: Facts, settled: Conclusions) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Facts answered otherwise than the answer they depend on allows, with that other answer."""
    known = current()
    for fact in known.dependent:
        verdict = settled.get(fact.id)
        if verdict is not None and facts.get(fact.id, NOTHING) - known.closed[fact.id]:
            yield fact.id, tuple(name for name in verdict.grounds if name != fact.id)


def behind(unknown: Collection[str]) -> tuple[str, ...]:
    """The questions behind gates that somebody could not answer; an answer to one of them settles more."""
    return tuple(fact.id for fact in current().dependent if set(fact.relevant.names) & set(unknown))
