"""Throw-away PostgreSQL and Redis for the tests: Debian's own binaries, free ports, a temporary folder.

Standard library only: `scripts/dev.py` uses it before anything is installed.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path


class ServiceError(Exception):
    """A service did not start; the message says what to do."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def services() -> Iterator[dict[str, str]]:
    """Yield DATABASE_URL and REDIS_URL of servers that are gone afterwards; given ones are used as they are."""
    with contextlib.ExitStack() as stack:
        database = os.environ.get("TEST_DATABASE_URL") or stack.enter_context(postgresql())
        redis = os.environ.get("TEST_REDIS_URL") or stack.enter_context(redis_server())
        yield {"DATABASE_URL": database, "REDIS_URL": redis}


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """Start a private PostgreSQL that trades safety for speed."""
    with _folder("postgresql") as folder:
        port, data = free_port(), folder / "data"
        _run([_binary("initdb"), "-D", data, "-U", "register", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"])
        fast = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=100"
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} {fast}"
        _run([_binary("pg_ctl"), "-D", data, "-l", folder / "log", "-o", options, "-w", "start"])
        try:
            _run([_binary("createdb"), "-h", "127.0.0.1", "-p", str(port), "-U", "register", "register"])
            yield f"postgres://register@127.0.0.1:{port}/register"
        finally:
            _run([_binary("pg_ctl"), "-D", data, "-m", "immediate", "stop"])


@contextlib.contextmanager
def redis_server() -> Iterator[str]:
    """Start a private Redis that keeps nothing on disk."""
    with _folder("redis") as folder:
        port = free_port()
        command = [_binary("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
        process = subprocess.Popen(
            [*command, "--save", "", "--appendonly", "no"], stdout=subprocess.DEVNULL, user=_user(), group=_group()
        )
        try:
            _wait_for(port, process)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise ServiceError("redis-server did not start; set TEST_REDIS_URL to one that runs")


@contextlib.contextmanager
def _folder(name: str) -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix=f"register-{name}-"))
    account = _account()
    if account:
        os.chown(path, account.pw_uid, account.pw_gid)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _run(command: list[str | Path]) -> None:
    """Run a short command of a service; its output matters only when it fails."""
    # A file and not a pipe: the server that pg_ctl starts would hold a pipe open for ever.
    with tempfile.TemporaryFile() as output:
        code = subprocess.call(command, stdout=output, stderr=subprocess.STDOUT, cwd="/", user=_user(), group=_group())
        if code:
            output.seek(0)
            raise ServiceError(f"{command[0]} failed:\n{output.read().decode(errors='replace')}")


def _binary(name: str) -> str:
    """Find a server program; Debian keeps PostgreSQL's outside the path, one folder per version."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which(name)
    if not found:
        raise ServiceError(
            f"{name} is not installed; `./dev test` installs it, or set TEST_DATABASE_URL/TEST_REDIS_URL"
        )
    return found


def _account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: choose the account to run as then."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise ServiceError("neither of the accounts postgres and nobody exists; run the tests as an ordinary user")


def _user() -> int | None:
    account = _account()
    return account.pw_uid if account else None


def _group() -> int | None:
    account = _account()
    return account.pw_gid if account else None
