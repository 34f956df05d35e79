"""Fixtures that run the register's own processes: a real Celery worker on the test database and the test broker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


class Worker:
    """A Celery worker in its own process; `log` tells what it did."""

    def __init__(self, name: str, *options: str) -> None:
        self.log_file = Path(settings.VAR_DIR) / f"{name}.log"
        command = [sys.executable, "-m", "celery", "-A", "config", "worker", "-n", f"{name}@%h", "-c", "1"]
        quiet = ["--loglevel", "INFO", "--without-mingle", "--without-gossip"]
        with self.log_file.open("w") as log:
            self.process = subprocess.Popen(
                [*command, *quiet, *options],
                cwd=ROOT,
                env=environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def log(self) -> str:
        return self.log_file.read_text()

    def wait_until_ready(self, seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while " ready." not in self.log:
            if self.process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"the Celery worker did not start:\n{self.log}")
            time.sleep(0.05)

    def kill(self) -> None:
        """Let it die half way, children and all, as when a machine fails."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        """Stop it as a deployment does, after the job at hand."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()

    def _signal(self, number: int) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, number)
        self.process.wait(timeout=10)


def environment() -> dict[str, str]:
    """The variables with which another process works on this test's database, files, broker and cache."""
    return {
        **os.environ,
        "DATABASE_URL": _database_url(),
        "REDIS_URL": settings.CACHES["default"]["LOCATION"] if settings.REDIS_URL else "",
        "CELERY_BROKER_URL": settings.CELERY_BROKER_URL,
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_DIR": str(settings.VAR_DIR),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "PLAIN_STATIC": "true",
    }


def _database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":  # found by its usual name in VAR_DIR
        return ""
    account = ":".join(filter(None, [database["USER"], database["PASSWORD"]]))
    return f"postgres://{account}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


class Standing:
    """The worker that tests share; nobody else listens to the queue while a test has workers of its own."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def get(self) -> Worker:
        if self._worker is None:
            # What earlier tests left in the queue is about rows that are gone.
            self._worker = Worker("worker", "--purge")
            self._worker.wait_until_ready()
        return self._worker

    def stop(self) -> None:
        if self._worker is not None:
            self._worker.stop()
        self._worker = None


@pytest.fixture(scope="session")
def _standing(django_db_setup: None) -> Iterator[Standing]:
    standing = Standing()
    yield standing
    standing.stop()


@pytest.fixture
def worker(transactional_db: None, _standing: Standing) -> Worker:
    """The worker that tests share; the test must commit what the worker is to see."""
    return _standing.get()


@pytest.fixture
def start_worker(transactional_db: None, _standing: Standing) -> Iterator[Callable[[str], Worker]]:
    """Start a worker of this test's own: `doomed = start_worker("doomed"); doomed.kill()`."""
    _standing.stop()
    started: list[Worker] = []

    def start(name: str) -> Worker:
        started.append(Worker(name))
        started[-1].wait_until_ready()
        return started[-1]

    yield start
    for one in started:
        one.stop()
