"""`./dev messages`: collect the texts of every app in its own catalogue, and compile them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from scripts import prepare
from scripts.paths import APPS, PYTHON, ROOT
from scripts.system import RUN


def collect(_arguments: list[str]) -> int:
    prepare.everything(RUN)
    options = ["--locale", "nl", "--no-obsolete", "--no-location", "--no-wrap", "--verbosity", "0"]
    for app in APPS:
        if (ROOT / app / "locale").is_dir():
            subprocess.check_call([PYTHON, "-m", "django", "makemessages", *options], cwd=ROOT / app)
            for catalogue in (ROOT / app).glob("locale/*/LC_MESSAGES/*.po"):
                _without_date(catalogue)
    prepare.translations()
    return 0


def _without_date(catalogue: Path) -> None:
    """A date that changes with every collecting makes two people's changes collide."""
    lines = catalogue.read_text(encoding="utf-8").splitlines(keepends=True)
    catalogue.write_text("".join(line for line in lines if "POT-Creation-Date" not in line), encoding="utf-8")
