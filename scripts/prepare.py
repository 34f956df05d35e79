"""Bring the working folder up to date: packages, style sheets, translations. Does nothing when nothing changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

from scripts import system
from scripts.paths import APPS, PYTHON, ROOT, VENV, Failure

STAMPS = VENV / "stamps"
BROKER = "filesystem://localhost"  # the name means nothing, but without one the library warns


def everything(packages: Mapping[str, system.Present], *, tests: bool = False) -> None:
    system.install(packages)
    environment()
    python_packages("requirements-test.lock" if tests else "requirements.lock")
    style_sheets()
    translations()


def embedded() -> dict[str, str]:
    """The variables of the first look: SQLite, no broker, never production."""
    return {**os.environ, "DATABASE_URL": "", "REDIS_URL": "", "CELERY_BROKER_URL": BROKER, "PRODUCTION": "0"}


def environment() -> None:
    """Make .venv with the Python at hand, unless it has one of the same version."""
    marker = VENV / "pyvenv.cfg"
    version = f"version = {sys.version_info[0]}.{sys.version_info[1]}."
    if Path(PYTHON).exists() and marker.exists() and version in marker.read_text():
        return
    print("Making .venv ...", flush=True)
    venv.EnvBuilder(clear=True, with_pip=True, symlinks=True).create(VENV)


def python_packages(lock: str) -> None:
    """Install a lock file, hashes checked. The lock of the tests holds everything of the other one."""
    if _fresh(lock) or (lock == "requirements.lock" and _fresh("requirements-test.lock")):
        return
    print(f"Installing Python packages from {lock} ...", flush=True)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _call([*pip, "--require-hashes", "--no-deps", "-r", lock])
    _stamp(lock)


def style_sheets() -> None:
    if _fresh("package-lock.json") and (ROOT / "node_modules").is_dir():
        return
    print("Installing style sheets and fonts ...", flush=True)
    npm("ci", "--ignore-scripts", "--silent")
    _stamp("package-lock.json")


def npm(*arguments: str) -> None:
    """Run npm: the system's, or the one of a Python package where the system has none."""
    places = os.pathsep.join([os.environ.get("PATH", ""), str(VENV / "bin")])
    if not shutil.which("npm", path=places):
        python_packages("requirements-node.lock")
    # npm looks for node on the path.
    _call([shutil.which("npm", path=places), *arguments], env={**os.environ, "PATH": places})


def translations() -> None:
    """Compile each catalogue that is newer than its compiled form."""
    for app in APPS:
        for catalogue in (ROOT / app).glob("locale/*/LC_MESSAGES/*.po"):
            compiled = catalogue.with_suffix(".mo")
            if not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
                _call(["msgfmt", "--check-format", "-o", compiled, catalogue])


def _fresh(name: str) -> bool:
    stamp = STAMPS / name
    return stamp.exists() and stamp.read_text() == _digest(name)


def _stamp(name: str) -> None:
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / name).write_text(_digest(name))


def _digest(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def _call(command: list[str | Path | None], env: dict[str, str] | None = None) -> None:
    if subprocess.call(command, cwd=ROOT, env=env):  # type: ignore[arg-type]
        raise Failure(f"This step failed: {' '.join(map(str, command))}")
