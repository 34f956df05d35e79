"""The commands of `./dev`. Standard library only: it starts before anything is installed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable

from scripts import bench, checks, locks, messages, prepare, run
from scripts.paths import PYTHON, Failure
from scripts.system import RUN, TEST

USAGE = """\
./dev run             set up and start the register with demonstration data, for a first look
./dev test [ARGS]     lint and all tests; with ARGS (as for pytest) only those tests
./dev lint            ruff and mypy
./dev manage ...      Django's manage.py on the first look's database
./dev messages        collect the texts of every app for translation, and compile them
./dev bench [NAME]    run a benchmark of tests/benchmarks
./dev lock            make the lock files again from requirements*.in and package.json
./dev licences        write docs/licences.md, the licence of every dependency"""

Arguments = list[str]


def main(arguments: Arguments) -> int:
    name, *rest = arguments or ["help"]
    command = COMMANDS.get(name)
    if not command:
        print(USAGE)
        return 0 if name in {"help", "-h", "--help"} else 2
    # Ended from outside: leave through every `finally`, so that no server of ours is left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return command(rest)
    except Failure as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def manage(arguments: Arguments) -> int:
    prepare.everything(RUN)
    return subprocess.call([PYTHON, "manage.py", *arguments], env=prepare.embedded())


def lint(_arguments: Arguments) -> int:
    prepare.everything(RUN, tests=True)
    return checks.lint()


def test(arguments: Arguments) -> int:
    prepare.everything(TEST, tests=True)
    return checks.test(arguments)


COMMANDS: dict[str, Callable[[Arguments], int]] = {
    "run": run.run,
    "test": test,
    "lint": lint,
    "manage": manage,
    "messages": messages.collect,
    "bench": bench.run,
    "lock": locks.lock,
    "licences": locks.licences,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
