"""`./dev lint` and `./dev test`: the checks in steps, and their sum on the last line."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from scripts.paths import PYTHON, ROOT, Failure
from tests.services import ServiceError, services

NO_TESTS = 5  # pytest's exit code for an empty choice


@dataclass(frozen=True)
class Step:
    """A part of the tests: which, and on what."""

    title: str
    choice: tuple[str, ...]
    sqlite: bool = False


# Two test processes keep two cores busy. The last two steps wait a lot, share nothing and go side by side.
PAGES = Step("Rules, models and pages", ("-m", "not browser and not worker", "-n", "2"))
BROWSER = Step("Browser and worker", ("-m", "browser or worker", "-n", "2"))
SQLITE = Step("Again on the embedded default: SQLite, no broker", ("-m", "both_databases"), sqlite=True)


@dataclass(frozen=True)
class Outcome:
    code: int
    passed: int = 0
    failed: int = 0
    skipped: int = 0


def test(arguments: list[str]) -> int:
    """Run everything, or only the tests that `arguments` choose."""
    try:
        with services() as given:
            if arguments:
                return _pytest(arguments, given)
            return _sum(_everything(given))
    except ServiceError as error:
        raise Failure(str(error)) from error


def _everything(given: dict[str, str]) -> list[Outcome]:
    """Every step runs, also after one that failed: one run shows all there is to mend."""
    _say("\n== Style and types")
    with tempfile.TemporaryDirectory(prefix="register-test-") as folder:
        migrating = _migrate(given, Path(folder))
        linted = Outcome(code=lint())
        if migrating and migrating.wait():
            return [linted, Outcome(code=1)]
    prepared = {**given, "TEST_TEMPLATE": "register"} if migrating else given
    first = _run(PAGES, prepared)
    with ThreadPoolExecutor() as beside, tempfile.TemporaryFile() as said:
        sqlite = beside.submit(_run, SQLITE, prepared, said)
        browser = _run(BROWSER, prepared)
        outcomes = [linted, first, browser, sqlite.result()]
        said.seek(0)
        print(said.read().decode(errors="replace"), flush=True)
    return outcomes


def _migrate(given: dict[str, str], folder: Path) -> subprocess.Popen[bytes] | None:
    """Migrate our own database once, beside the lint; every test database is a copy of it."""
    if "TEST_DATABASE_URL" in os.environ:
        return None
    command = [PYTHON, "manage.py", "migrate", "--verbosity", "0"]
    return subprocess.Popen(command, cwd=ROOT, env=_environment(folder, given))


def lint() -> int:
    checks = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"])
    return max([subprocess.call([PYTHON, "-m", *check], cwd=ROOT) for check in checks])


def _run(step: Step, given: dict[str, str], said: IO[bytes] | None = None) -> Outcome:
    """Run a step; what it says goes to `said`, or straight to the screen."""
    _say(f"\n== {step.title}", said)
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="register-test-") as folder:
        report = Path(folder) / "report.xml"
        code = _pytest([f"--junitxml={report}", *step.choice], {} if step.sqlite else given, said)
        _say(f"{time.monotonic() - begin:.0f} s", said)
        return _outcome(code, report)


def _pytest(arguments: list[str], given: dict[str, str], said: IO[bytes] | None = None) -> int:
    with tempfile.TemporaryDirectory(prefix="register-test-") as folder:
        command = [PYTHON, "-m", "pytest", "-q", *arguments]
        return subprocess.call(command, cwd=ROOT, env=_environment(Path(folder), given), stdout=said)


def _environment(folder: Path, given: dict[str, str]) -> dict[str, str]:
    services = {"DATABASE_URL": "", "REDIS_URL": "", **given}
    own = {"VAR_DIR": str(folder / "var"), "PLAIN_STATIC": "true", "PRODUCTION": "0", "DEBUG": "0"}
    return {**os.environ, **services, **own}


def _outcome(code: int, report: Path) -> Outcome:
    if not report.exists():
        return Outcome(code)
    suites = list(ET.parse(report).getroot().iter("testsuite"))
    total, errors, failures, skipped = (
        sum(int(suite.get(name, 0)) for suite in suites) for name in ("tests", "errors", "failures", "skipped")
    )
    failed = errors + failures
    return Outcome(code, passed=max(0, total - failed - skipped), failed=failed, skipped=skipped)


def _sum(outcomes: list[Outcome]) -> int:
    passed, failed, skipped = (
        sum(getattr(outcome, name) for outcome in outcomes) for name in ("passed", "failed", "skipped")
    )
    code = max(0 if outcome.code == NO_TESTS else abs(outcome.code) for outcome in outcomes)
    sys.stdout.flush()
    if code and not failed:
        print("\nA check failed; see above.")
    print(f"\n{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return code or (0 if passed + failed + skipped else NO_TESTS)


def _say(text: str, said: IO[bytes] | None = None) -> None:
    if said:
        said.write(f"{text}\n".encode())
        said.flush()
    else:
        print(text, flush=True)
