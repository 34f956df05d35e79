"""`./dev bench`: a benchmark of tests/benchmarks on a private PostgreSQL and Redis."""

from __future__ import annotations

import os
import subprocess

from scripts import prepare
from scripts.paths import PYTHON, ROOT
from scripts.system import TEST
from tests.services import services

FOLDER = ROOT / "tests" / "benchmarks"


def run(arguments: list[str]) -> int:
    names = sorted(path.stem for path in FOLDER.glob("[!_]*.py"))
    if not arguments or arguments[0] not in names:
        print("Benchmarks: " + ", ".join(names))
        return 0 if not arguments else 2
    prepare.everything(TEST, tests=True)
    with services() as given:
        command = [PYTHON, "-m", f"tests.benchmarks.{arguments[0]}", *arguments[1:]]
        return subprocess.call(command, cwd=ROOT, env={**os.environ, **given})
