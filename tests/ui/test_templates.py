"""Rules that every template of every app keeps."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from ui import icons

TEMPLATES = sorted(
    path for app in settings.BASE_DIR.glob("*/templates") for path in app.rglob("*") if path.suffix in {".html", ".txt"}
)
ON_SCREEN = [path for path in TEMPLATES if "dossier" not in path.parts]


def name(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_icon_exists(path):
    asked = re.findall(r"{% icon [\"']([\w-]+)[\"']", path.read_text())
    assert set(asked) <= set(icons.shapes())


@pytest.mark.parametrize("path", ON_SCREEN, ids=name)
def test_no_inline_style_or_script(path):
    text = path.read_text()
    assert not re.search(r"\sstyle=[\"']|<style|\son[a-z]+=[\"']", text)
    assert not re.search(r"<script(?![^>]*(src=|type=\"application/json\"))", text)
