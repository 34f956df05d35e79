"""`./dev run`: the register as a first look, in two processes (web and worker) that live and die together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

from scripts import prepare
from scripts.paths import PYTHON, ROOT, Failure
from scripts.system import RUN

WELCOME = """
The register runs at {address}

{accounts}

This is a first look: one machine, SQLite, everybody knows the passwords.
For production see README.md: docker compose with PostgreSQL, Redis and workers of its own.
Logs: {logs}. Stop: Ctrl-C.
"""


def run(_arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, _stop)
    prepare.everything(RUN)
    accounts = _database_and_files()
    port = _port(int(os.environ.get("PORT", "8000")))
    host = os.environ.get("HOST", "127.0.0.1")
    logs = _folder() / "log"
    logs.mkdir(parents=True, exist_ok=True)
    processes = Processes(logs)
    try:
        processes.start("web", *_web(host, port))
        processes.start("worker", *_worker())
        address = f"http://localhost:{port}"
        processes.wait_until_answered(f"{address}/health/live")
        print(WELCOME.format(address=address, accounts=accounts, logs=logs), flush=True)
        return processes.watch()
    except KeyboardInterrupt:
        print("Stopping ...", flush=True)
        return 0
    finally:
        processes.stop()


class Processes:
    """Start programs with a log file each; when one ends, all end."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, *command: str) -> None:
        # A session of its own: Ctrl-C must reach this command alone, which then stops each of them once.
        with (self.logs / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                [PYTHON, "-m", *command],
                cwd=ROOT,
                env=prepare.embedded(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_until_answered(self, address: str, seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while not _answers(address):
            dead = self.dead()
            if dead or time.monotonic() > deadline:
                raise Failure(f"The register did not start.\n{self.last_words(dead or 'web')}")
            time.sleep(0.05)

    def watch(self) -> int:
        while not (dead := self.dead()):
            time.sleep(0.2)
        raise Failure(f"The process '{dead}' ended, so the register stops.\n{self.last_words(dead)}")

    def dead(self) -> str | None:
        return next((name for name, process in self.running.items() if process.poll() is not None), None)

    def last_words(self, name: str) -> str:
        log = self.logs / f"{name}.log"
        return "\n".join([f"The end of {log}:", *log.read_text(errors="replace").splitlines()[-20:]])

    def stop(self) -> None:
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        for process in self.running.values():
            _await_end(process)


def _await_end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _database_and_files() -> str:
    """Migrate, load demonstration data into an empty database, collect static files; give the accounts to show."""
    result = subprocess.run(
        [PYTHON, "-m", "scripts.first_look"], cwd=ROOT, env=prepare.embedded(), stdout=subprocess.PIPE, text=True
    )
    if result.returncode:
        raise Failure("The database or the static files could not be made ready; the reason is above.")
    return result.stdout.strip("\n")


def _folder() -> Path:
    return Path(os.environ.get("VAR_DIR", ROOT / "var"))


def _web(host: str, port: int) -> list[str]:
    gunicorn = ["gunicorn", "config.wsgi", "--bind", f"{host}:{port}", "--worker-class", "gthread"]
    return [*gunicorn, "--workers", "1", "--threads", "8", "--no-control-socket"]


def _worker() -> list[str]:
    celery = ["celery", "-A", "config", "worker", "--beat", "--schedule", str(_folder() / "beat")]
    return [*celery, "--concurrency", "1", "--loglevel", "INFO", "--without-mingle", "--without-gossip"]


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2):
            return True
    except urllib.error.HTTPError as error:
        raise Failure(f"The register answers with an error ({error.code}); the log tells which.") from error
    except OSError:
        return False


def _port(wanted: int) -> int:
    """The wanted port, or the next one that is free."""
    for port in range(wanted, wanted + 100):
        if _free(port):
            if port != wanted:
                print(f"Port {wanted} is taken; using {port}.", flush=True)
            return port
    raise Failure(f"No port is free between {wanted} and {wanted + 99}; set PORT.")


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
