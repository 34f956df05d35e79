"""`./dev messages`: collect the texts of every app in its own catalogue, and compile them."""

from __future__ import annotations

import subprocess

from scripts import prepare
from scripts.paths import APPS, PYTHON, ROOT
from scripts.system import RUN


def collect(_arguments: list[str]) -> int:
    prepare.everything(RUN)
    options = ["--locale", "nl", "--no-obsolete", "--add-location", "file", "--verbosity", "0"]
    for app in APPS:
        if (ROOT / app / "locale").is_dir():
            subprocess.check_call([PYTHON, "-m", "django", "makemessages", *options], cwd=ROOT / app)
    prepare.translations()
    return 0
