"""How long the engine takes for a portfolio: classify and derive, in one process, without a database.

    ./dev bench engine [cases]

Half of the cases are the edge cases of the tests, where everything is answered; the other half has random gaps in them.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice

from obligations import rulesets
from obligations.derivation import derive
from registry.conditions import Facts
from registry.law import Classification, classify, load
from tests.registry.lawcases import ON, case, edge_cases

LAW = load("ai-act-2026")
RULESET = rulesets.latest(ON)


def main(wanted: int) -> None:
    cases = list(islice(_cases(), wanted))
    print(f"{wanted} cases, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; aim: 50,000 classified in 30 s")
    _measure("class and roles", cases, _classify)
    _measure("with open facts, flags and grounds", cases, _tell)
    _measure("with duties", cases, _derive)


def _cases() -> Iterator[Facts]:
    chance = random.Random(1)  # noqa: S311
    whole = [case(**example["facts"]) for example in edge_cases() if "base" not in example]
    for facts in cycle(whole):
        yield facts
        yield {name: values for name, values in facts.items() if chance.random() < 0.8}


def _classify(facts: Facts) -> Classification:
    return classify(facts, LAW, on=ON)


def _tell(facts: Facts) -> Classification:
    found = _classify(facts)
    _ = found.open, found.flags, found.grounds, found.roles
    return found


def _derive(facts: Facts) -> None:
    derive(facts, _tell(facts), RULESET, LAW, on=ON)


def _measure(what: str, cases: list[Facts], work: Callable[[Facts], object]) -> None:
    elapsed, processor = time.perf_counter(), time.process_time()
    for facts in cases:
        work(facts)
    elapsed, processor = time.perf_counter() - elapsed, time.process_time() - processor
    each = elapsed / len(cases) * 1000
    print(f"{what}: {elapsed:.1f} s (processor {processor:.1f} s), {each:.2f} ms a case")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
