"""Find the rules: one file of them, or the catalogue that names the files which together hold all duties.

A published file never changes; a correction is a new version in a new catalogue.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from obligations.rulefile import (
    known_dates,
    known_names,
    read_known_requirement,
    read_optional_requirement,
    read_roles,
    read_ruleset,
    refuse_double_ids,
    split_name,
)
from obligations.ruleset import Bearer, Catalogue, Ruleset, Transition
from registry import facts
from registry.datafile import ContentError, only_keys, read, read_date, read_text

CONTENT = Path(__file__).parent / "content"
CATALOGUE = "catalogue"

_CATALOGUE_KEYS = (
    *("catalogue", "version", "published", "title", "rulesets"),
    *("roles", "transitions", "events", "instruments"),
)


def published() -> tuple[tuple[str, str], ...]:
    """Name and version of every content file."""
    return tuple(sorted(split_name(path) for path in CONTENT.glob("*.yaml")))


@cache
def latest(on: date) -> Ruleset:
    """The catalogue with all duties as it was published on the day `on`; before the first one, that one."""
    catalogues = _catalogues()
    in_time = [version for day, version in catalogues if day <= on]
    return load(CATALOGUE, in_time[-1] if in_time else catalogues[0][1])


def _catalogues() -> list[tuple[date, str]]:
    """Every catalogue by the day of its publication."""
    return sorted((_published_on(version), version) for name, version in published() if name == CATALOGUE)


def _published_on(version: str) -> date:
    file = f"{CATALOGUE}-{version}.yaml"
    return read_date(read(CONTENT / file).get("published"), f"{file}, published")


@cache
def load(name: str, version: str) -> Ruleset:
    """Read one file of rules, or a catalogue with all its files."""
    if name == CATALOGUE:
        return read_catalogue(CONTENT, version)
    _day, newest = _catalogues()[-1]
    return read_ruleset(CONTENT / f"{name}-{version}.yaml", _read_common(CONTENT / f"{CATALOGUE}-{newest}.yaml"))


def read_catalogue(folder: Path, version: str) -> Ruleset:
    file = f"{CATALOGUE}-{version}.yaml"
    data, common = read(folder / file), _read_common(folder / file)
    rulesets = [read_ruleset(folder / f"{stem}.yaml", common) for stem in data["rulesets"]]
    rules = tuple(rule for ruleset in rulesets for rule in ruleset.rules)
    refuse_double_ids(rules, file)
    title = read_text(data["title"], f"{file}, title")
    return Ruleset(CATALOGUE, str(data["version"]), title, rules, common)


def _read_common(path: Path) -> Catalogue:
    data = only_keys(read(path), path.name, required=_CATALOGUE_KEYS)
    for name in data["events"]:
        if name not in facts.vocabulary():
            raise ContentError(f"{path.name}, events: '{name}' is no fact; see registry/content for the facts")
    return Catalogue(
        bearers={role: _read_bearer(item, f"{path.name}, roles, '{role}'") for role, item in data["roles"].items()},
        transitions=tuple(_read_transition(item, f"{path.name}, transitions") for item in data["transitions"]),
        events=frozenset(data["events"]),
        instruments=frozenset(str(name) for name in data["instruments"]),
    )


def _read_bearer(data: Any, where: str) -> Bearer:
    only_keys(data, where, optional=("carried_by", "outside_act"))
    return Bearer(
        carried_by=read_roles(data["carried_by"], f"{where}, carried_by") if "carried_by" in data else (),
        outside_act=read_optional_requirement(data.get("outside_act"), known_names(), f"{where}, outside_act"),
    )


def _read_transition(data: Any, where: str) -> Transition:
    only_keys(data, where, required=("when", "dates", "to"), optional=("note",))
    for name in (*data["dates"], data["to"]):
        if name not in known_dates():
            raise ContentError(f"{where}: no law knows a date '{name}'; known are {', '.join(sorted(known_dates()))}")
    requirement = read_known_requirement({"when": data["when"]}, known_names(), where)
    note = read_text(data["note"], f"{where}, note") if "note" in data else None
    return Transition(requirement, frozenset(data["dates"]), data["to"], note)
