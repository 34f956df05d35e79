"""Settings of production are safe, and refuse to start without what they need."""

import os
import subprocess
import sys

import pytest

from scripts.paths import ROOT

PRODUCTION = {
    "PRODUCTION": "true",
    "SECRET_KEY": "kX3v9" * 12 + "-only-for-this-test",
    "DATABASE_URL": "postgres://register:secret@localhost/register",
    "REDIS_URL": "redis://localhost:6379/0",
    "ALLOWED_HOSTS": "register.example.nl",
}


def manage(*arguments, **changes):
    kept = {name: os.environ[name] for name in ("PATH", "VAR_DIR") if name in os.environ}
    environment = {name: value for name, value in {**kept, **PRODUCTION, **changes}.items() if value is not None}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_djangos_own_check_for_production_finds_nothing():
    result = manage("check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "REDIS_URL"])
def test_production_refuses_to_start_without(name):
    result = manage("check", **{name: None})
    assert result.returncode != 0
    assert name in result.stderr.splitlines()[-1]
