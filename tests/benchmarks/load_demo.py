"""How long loading takes: the realistic set, and synthetic rows at size (10,000 systems unless told otherwise).

    ./dev bench load_demo [systems] [use cases per system]

Processor seconds are those of this process; the database works beside it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from obligations.models import Obligation  # noqa: E402
from overview.demo.bulk.load import load as load_bulk  # noqa: E402
from overview.demo.load import load  # noqa: E402
from registry.models import AISystem, UseCase  # noqa: E402
from tests.benchmarks._database import throw_away  # noqa: E402


def main(systems: int, use_cases: int) -> None:
    settings.DEBUG = False  # with it every query is kept
    print(f"{connection.vendor}; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    with throw_away():
        _measure("realistic set, with dossiers", load)
    with throw_away():
        _measure(f"{systems} systems x {use_cases} use cases", lambda: load_bulk(systems, use_cases))


def _measure(what: str, action: Callable[[], object]) -> None:
    elapsed, processor = time.perf_counter(), time.process_time()
    action()
    elapsed, processor = time.perf_counter() - elapsed, time.process_time() - processor
    rows = (AISystem.objects.count(), UseCase.objects.count(), Obligation.objects.count())
    made = "{:,} systems, {:,} use cases, {:,} duties".format(*rows)
    print(f"{what}: {elapsed:.1f} s (processor {processor:.1f} s), load {os.getloadavg()[0]:.1f}: {made}")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*given, *(10_000, 5)[len(given) :])
