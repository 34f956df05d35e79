"""Where things are, and the one error that ends a command with a sentence."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")
APPS = ("config", "ui", "people", "audit", "registry", "assessments", "obligations", "overview")


class Failure(Exception):
    """A command cannot go on; the text says what to do."""
