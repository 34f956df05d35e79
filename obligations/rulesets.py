"""Find the rules: one file of them, or the catalogue that names the files which together hold all duties.

A published file never changes; a correction is a new version in a new catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from obligations.citations import cite
from obligations.rulefile import (
    known_dates,
    known_names,
    read_known_requirement,
    read_note,
    read_optional_requirement,
    read_roles,
    read_ruleset,
    read_texts,
    refuse_double_ids,
    split_name,
)
from obligations.ruleset import Bearer, Catalogue, Ruleset, Transition
from registry.datafile import ContentError, Text, only_keys, read, read_date, read_text
from registry.facts import FactType, vocabulary

CONTENT = Path(__file__).parent / "content"
CATALOGUE = "catalogue"

_CATALOGUE_KEYS = (
    *("catalogue", "version", "published", "title", "rulesets"),
    *("roles", "notes", "transitions", "instruments"),
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


def named(text: str) -> Ruleset:
    """A ruleset by what people call it: `catalogue-1.0`, `ai-act-1.0`, or `1.0` for a catalogue."""
    name, _dash, version = text.rpartition("-")
    if (name or CATALOGUE, version) not in published():
        raise ContentError(f"ruleset '{text}' is unknown; known are {', '.join(f'{n}-{v}' for n, v in published())}")
    return load(name or CATALOGUE, version)


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
    notes = read_texts(data["notes"], f"{path.name}, notes")
    transitions = (_read_transition(item, notes, f"{path.name}, transitions") for item in data["transitions"])
    return Catalogue(
        bearers={role: _read_bearer(item, f"{path.name}, roles, '{role}'") for role, item in data["roles"].items()},
        transitions=tuple(transitions),
        instruments=frozenset(str(name) for name in data["instruments"]),
    )


def _read_bearer(data: Any, where: str) -> Bearer:
    only_keys(data, where, optional=("carried_by", "outside_act"))
    return Bearer(
        carried_by=read_roles(data["carried_by"], f"{where}, carried_by") if "carried_by" in data else (),
        outside_act=read_optional_requirement(data.get("outside_act"), known_names(), f"{where}, outside_act"),
    )


def _read_transition(data: Any, notes: Mapping[str, Text], where: str) -> Transition:
    only_keys(data, where, required=("article", "when", "dates", "to"), optional=("unless", "note"))
    for name in data["dates"]:
        _check_date(name, known_dates(), where)
    for name in data["to"]:
        _check_date(name, known_dates() | _date_facts(), where)
    requirement = read_known_requirement(data, known_names(), where)
    cited = cite([str(data["article"])], None, where)
    note = read_note(data.get("note"), notes, f"{where}, note")
    return Transition(cited, requirement, frozenset(data["dates"]), tuple(data["to"]), note)


def _check_date(name: str, known: frozenset[str], where: str) -> None:
    if name not in known:
        raise ContentError(f"{where}: no law knows a date '{name}'; known are {', '.join(sorted(known))}")


def _date_facts() -> frozenset[str]:
    return frozenset(fact.id for fact in vocabulary().values() if fact.type is FactType.DATE)
