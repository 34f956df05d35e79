"""What the register needs from the system: looked for by what it brings, installed with apt where that is there."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.paths import Failure

Present = Callable[[], bool]


def _library(name: str) -> Present:
    def present() -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return present


def _program(name: str) -> Present:
    return lambda: shutil.which(name) is not None


def _file(pattern: str) -> Present:
    return lambda: any(Path("/usr").glob(pattern))


RUN: Mapping[str, Present] = {
    "libpangoft2-1.0-0": _library("libpangoft2-1.0.so.0"),
    "libharfbuzz-subset0": _library("libharfbuzz-subset.so.0"),
    "fonts-dejavu-core": _file("share/fonts/**/DejaVuSans.ttf"),
    "fonts-open-sans": _file("share/fonts/**/OpenSans-Regular.ttf"),
    "gettext": _program("msgfmt"),
}
TEST: Mapping[str, Present] = {
    **RUN,
    "chromium": lambda: bool(os.environ.get("CHROMIUM") or shutil.which("chromium")),
    "postgresql": lambda: bool(os.environ.get("TEST_DATABASE_URL")) or _file("lib/postgresql/*/bin/initdb")(),
    "redis-server": lambda: bool(os.environ.get("TEST_REDIS_URL") or shutil.which("redis-server")),
}


def install(needed: Mapping[str, Present]) -> None:
    """Install the packages that are missing, or say which they are and stop."""
    missing = [package for package, present in needed.items() if not present()]
    if not missing:
        return
    administrator = _administrator()
    if administrator is None or not shutil.which("apt-get"):
        raise Failure("These system packages are missing (names as in Debian); install them:\n  " + " ".join(missing))
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    apt = [*administrator, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"]
    _quietly([*apt, "update"])
    _quietly([*apt, "--no-install-recommends", "install", *missing])


def _administrator() -> list[str] | None:
    """How to become root: not needed, through sudo, or not at all."""
    if os.geteuid() == 0:
        return []
    return ["sudo"] if shutil.which("sudo") else None


def _quietly(command: list[str]) -> None:
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode:
        raise Failure(f"{' '.join(command)} failed:\n{result.stdout}")
