"""The demonstration set as data: `content/*.yaml`, read once."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from overview.demo import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    Values = dict[str, frozenset[str] | None]

CONTENT = Path(__file__).parent / "content"


@cache
def read(name: str) -> dict[str, Any]:
    """One file of the set."""
    data: dict[str, Any] = yaml.safe_load((CONTENT / f"{name}.yaml").read_text(encoding="utf-8"))
    return data


def facts(subject: str, names: Iterable[str], own: Mapping[str, Any] | None = None) -> Values:
    """The facts of these sets with its own on top, as the engine knows them; None is "weet ik niet"."""
    sets = read("facts")[subject]
    found: dict[str, Any] = {}
    for name in names:
        found |= sets[name]
    return {fact: values(value) for fact, value in {**found, **(own or {})}.items()}


def values(value: Any) -> frozenset[str] | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return frozenset({"yes" if value else "no"})
    return frozenset(value if isinstance(value, list) else {str(value)})


def dated(value: Any) -> Any:
    """Replace `{days: 90}` by the day it stands for, however deep it lies."""
    if isinstance(value, list):
        return [dated(part) for part in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"days"}:
        return day(value["days"]).isoformat()
    return {key: dated(part) for key, part in value.items()}


def day(days: int) -> date:
    """The day that lies so many days from the day of loading; negative ones have passed."""
    return clock.today() + timedelta(days=days)
