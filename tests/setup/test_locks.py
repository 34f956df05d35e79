"""The lock files say what is installed, and not where it comes from."""

import json
import re

import pytest

from scripts.paths import ROOT

PYTHON_LOCKS = sorted(ROOT.glob("requirements*.lock"))


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda lock: lock.name)
def test_every_python_package_is_pinned_with_a_hash(lock):
    packages = re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n", "", lock.read_text(), flags=re.MULTILINE).strip())
    assert packages
    assert [package for package in packages if "==" not in package or "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda lock: lock.name)
def test_no_python_lock_names_an_address(lock):
    assert "http" not in lock.read_text()


def test_the_lock_of_the_style_sheets_names_no_address():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in packages.items() if name)


def test_the_tests_run_with_the_versions_that_run_in_production():
    run, test = (_versions(f"requirements{kind}.lock") for kind in ("", "-test"))
    assert run.items() <= test.items()


def _versions(lock):
    return dict(re.findall(r"^([^\s=]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE))
