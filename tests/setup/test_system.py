"""System packages: only what is missing is installed; without the right to install, the list is shown."""

import pytest

from scripts import system
from scripts.paths import Failure

NEEDED = {"there": lambda: True, "missing-one": lambda: False, "missing-two": lambda: False}


@pytest.fixture
def commands(monkeypatch):
    """The commands that would have been run."""
    run = []
    monkeypatch.setattr(system, "_quietly", run.append)
    return run


def test_nothing_is_done_when_nothing_is_missing(commands):
    system.install({"there": lambda: True})
    assert commands == []


def test_only_what_is_missing_is_installed(commands, monkeypatch):
    monkeypatch.setattr(system, "_administrator", lambda: ["sudo"])
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    system.install(NEEDED)
    update, install = commands
    assert update[-1] == "update"
    assert install[0] == "sudo"
    assert install[-3:] == ["install", "missing-one", "missing-two"]


def test_somebody_who_may_not_install_gets_the_list(commands, monkeypatch):
    monkeypatch.setattr(system, "_administrator", lambda: None)
    with pytest.raises(Failure, match="missing-one missing-two"):
        system.install(NEEDED)
    assert commands == []


def test_given_servers_need_no_servers_of_our_own(monkeypatch):
    monkeypatch.setenv("TEST_DATABASE_URL", "postgres://db/register")
    monkeypatch.setenv("TEST_REDIS_URL", "redis://cache")
    assert system.TEST["postgresql"]()
    assert system.TEST["redis-server"]()
