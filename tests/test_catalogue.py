"""Every text on screen has Dutch: the texts are collected anew from a copy of each app."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = sorted(folder.parent.name for folder in ROOT.glob("*/locale"))


def collected(app: str, folder: Path) -> Path:
    """The catalogue of `app` as it would be after collecting its texts now."""
    copy = folder / app
    shutil.copytree(ROOT / app, copy, ignore=shutil.ignore_patterns("*.mo", "__pycache__", "static", "content"))
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "nl", "--no-location", "--no-wrap"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin"})
    return copy / "locale/nl/LC_MESSAGES/django.po"


def texts(catalogue: Path, *which: str) -> list[str]:
    """The msgids that `msgattrib` selects."""
    command = ["msgattrib", "--no-obsolete", "--no-wrap", *which, str(catalogue)]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [line for line in listed.splitlines() if line.startswith("msgid ") and line != 'msgid ""']


@pytest.mark.parametrize("app", APPS)
def test_every_text_has_dutch(app, tmp_path):
    catalogue = collected(app, tmp_path)
    assert texts(catalogue, "--untranslated") == []
    assert texts(catalogue, "--only-fuzzy") == []


def test_a_text_has_the_same_dutch_in_every_app(tmp_path):
    """Django merges the catalogues, so of two translations one would win by chance."""
    catalogues = [str(ROOT / app / "locale/nl/LC_MESSAGES/django.po") for app in APPS]
    merged = tmp_path / "merged.po"
    subprocess.run(["msgcat", "--no-location", *catalogues, "-o", str(merged)], check=True, capture_output=True)
    assert texts(merged, "--only-fuzzy") == []
