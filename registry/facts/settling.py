"""What answers settle about other questions: gates that close, gates that must be open, and contradictions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from registry.conditions import Conclusions, Facts, Truth, Verdict
from registry.facts.model import Fact, Vocabulary
from registry.facts.vocabulary import current

_NO = frozenset({Truth.NO.value})


def settle(facts: Facts) -> dict[str, Verdict]:
    """Answer what other answers already settle.

    A question behind a closed gate is settled. A question behind a gate that nobody answered points at that gate, or
    settles it when its own answer is only possible with the gate open. An answer behind a closed gate contradicts it:
    both are kept for a person to look at. A "no" there gives way to the gate; a "yes" keeps what depends on it open.
    """
    known = current()
    implied = _implied(facts, known)
    settled = {name: verdict for name, verdict in implied.items() if not known.facts[name].relevant.when}
    for gate, facts_behind in known.gated:
        verdict = gate.weigh(facts, settled)
        if verdict.truth is Truth.NO:
            settled |= {fact.id: _closed(fact, verdict, facts) for fact in facts_behind}
        elif verdict.truth is Truth.OPEN or implied:
            settled |= _unanswered(facts_behind, verdict, facts, implied)
    return settled


def _unanswered(behind: Iterable[Fact], gate: Verdict, facts: Facts, implied: Conclusions) -> dict[str, Verdict]:
    """What counts for the questions behind a gate that is open to them, or that nobody answered."""
    found = {fact.id: implied.get(fact.id, gate) for fact in behind if fact.id not in facts}
    return {name: verdict for name, verdict in found.items() if verdict is not gate or gate.truth is Truth.OPEN}


def _closed(fact: Fact, gate: Verdict, facts: Facts) -> Verdict:
    """What a closed gate settles. An answer behind it that raises: neither counts until somebody has looked."""
    if fact.otherwise is Truth.NO and fact.id in facts and facts[fact.id] - _NO:
        return Verdict(Truth.OPEN, (fact.id, *gate.grounds))
    return gate if fact.otherwise is gate.truth else Verdict(fact.otherwise, gate.grounds)


def _implied(facts: Facts, known: Vocabulary) -> dict[str, Verdict]:
    """The gates that nobody answered and that must be open, since a question behind them was answered."""
    found: dict[str, Verdict] = {}
    gates, closed = known.gates, known.closed
    for name in gates:
        behind_it = [name] if name in facts and facts[name] - closed[name] else []
        while behind_it:
            for gate, truth in gates.get(behind_it.pop(), ()):
                if gate not in facts and gate not in found:
                    found[gate] = Verdict(truth, (name,))
                    behind_it.append(gate)
    return found


def contradicted(facts: Facts, settled: Conclusions) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Facts answered otherwise than the answer they depend on allows, with that other answer."""
    known = current()
    for fact in known.dependent:
        verdict = settled.get(fact.id)
        if verdict is not None and fact.id in facts and facts[fact.id] - known.closed[fact.id]:
            yield fact.id, tuple(name for name in verdict.grounds if name != fact.id)


def behind(unknown: Collection[str]) -> tuple[str, ...]:
    """The questions behind gates that somebody could not answer; an answer to one of them settles more."""
    return tuple(fact.id for fact in current().dependent if set(fact.relevant.names) & set(unknown))
