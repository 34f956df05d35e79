"""`./dev lock` and `./dev licences`: what is installed exactly, and under which terms."""

from __future__ import annotations

import json
import re
import subprocess

from scripts import prepare
from scripts.paths import PYTHON, ROOT
from scripts.system import RUN

LICENCES = ROOT / "docs" / "licences.md"
HEAD = """\
# Licences of what the register is built on

Made by `./dev licences` from what is installed; do not edit.
Nothing of it is copied into this repository: each part is installed under its own terms.
"""
Row = tuple[str, str, str]


def lock(_arguments: list[str]) -> int:
    """Make every lock again. A lock holds versions and hashes, never the address of a registry."""
    prepare.everything(RUN, tests=True)
    _compile("requirements")
    _compile("requirements-test", "--constraint", "requirements.lock")
    _compile("requirements-node")
    prepare.npm("install", "--package-lock-only", "--ignore-scripts")
    return 0


def _compile(name: str, *more: str) -> None:
    uv = [PYTHON, "-m", "uv", "pip", "compile", f"{name}.in", "--output-file", f"{name}.lock"]
    options = [
        "--generate-hashes",
        "--universal",
        "--python-version",
        "3.11",
        "--no-config",
        "--no-emit-index-url",
        "--quiet",
    ]
    subprocess.check_call([*uv, *options, "--custom-compile-command", "./dev lock", *more], cwd=ROOT)


def licences(_arguments: list[str]) -> int:
    """Write docs/licences.md: running and testing apart, for only the first is handed on."""
    prepare.everything(RUN, tests=True)
    running = _locked("requirements.lock")
    tables = [
        _table("Python packages that run", _python(running)),
        _table("Style sheets and fonts", _style_sheets()),
        _table("Python packages for tests and checks", _python(_locked("requirements-test.lock") - running)),
    ]
    LICENCES.parent.mkdir(exist_ok=True)
    LICENCES.write_text("\n".join([HEAD, *tables]))
    return 0


def _locked(name: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==", (ROOT / name).read_text(), re.MULTILINE))


def _python(names: set[str]) -> list[Row]:
    command = [PYTHON, "-m", "piplicenses", "--format=json", "--from=mixed", "--with-system", "--packages"]
    found = json.loads(subprocess.check_output([*command, *sorted(names)], text=True))
    return [(row["Name"], row["Version"], _licence(row["License"])) for row in found]


def _licence(text: str) -> str:
    """The name as the package writes it, on one line."""
    return "not stated in the package" if text == "UNKNOWN" else " ".join(text.split())


def _style_sheets() -> list[Row]:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    rows = [(path.removeprefix("node_modules/"), data) for path, data in packages.items() if path]
    return [(name, data["version"], data.get("license", "see the package")) for name, data in rows]


def _table(title: str, rows: list[Row]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in sorted(rows, key=lambda row: row[0].lower())]
    return "\n".join([f"## {title}\n", "| package | version | licence |", "| --- | --- | --- |", *lines, ""])
