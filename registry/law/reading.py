"""Read the versions of the law from content files, and refuse what does not fit together."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from registry.datafile import ContentError, only_keys, read, read_date, read_text
from registry.facts import CONTENT
from registry.law.criteria import read_criteria
from registry.law.model import Law
from registry.law.telling import read_explanation

LAW_FILES = "ai-act-*.yaml"
_LAW_KEYS = ("id", "version", "title", "in_force", "source", "criteria", "explanation", "dates")


@cache
def load(law_id: str) -> Law:
    path = CONTENT / f"{law_id}.yaml"
    if not path.is_file():
        raise ContentError(f"law '{law_id}' is unknown; known are {', '.join(known())}")
    return read_law(path)


@cache
def known() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in CONTENT.glob(LAW_FILES)))


def in_force(on: date) -> Law:
    """The latest version that is in force on the day `on`; before the first one, the first."""
    laws = sorted((load(law_id) for law_id in known()), key=lambda law: law.in_force)
    return next((law for law in reversed(laws) if law.in_force <= on), laws[0])


def read_law(path: Path) -> Law:
    data = only_keys(read(path), path.name, required=_LAW_KEYS)
    if data["id"] != path.stem:
        raise ContentError(f"{path.name}: id is '{data['id']}'; make it '{path.stem}', the name of the file")
    dates = {name: _read_date(value, f"{path.name}, dates, '{name}'") for name, value in data["dates"].items()}
    comparisons, criteria, review = read_criteria(path.parent / data["criteria"], data["id"], dates)
    return Law(
        id=data["id"],
        version=str(data["version"]),
        title=read_text(data["title"], f"{path.name}, title"),
        in_force=read_date(data["in_force"], f"{path.name}, in_force"),
        source={key: str(value) for key, value in data["source"].items()},
        dates=dates,
        comparisons=comparisons,
        criteria=criteria,
        review=review,
        explanation=read_explanation(path.parent / data["explanation"], criteria),
    )


def _read_date(value: Any, where: str) -> date | None:
    return None if value is None else read_date(value, where)
