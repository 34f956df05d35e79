"""Read one file of rules, and refuse what does not fit, saying where and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from obligations.citations import Citation, article_number, cite
from obligations.derivation import later_ids
from obligations.ruleset import Binding, Catalogue, Level, Phase, Rule, Ruleset, Starts
from registry import facts
from registry import law as laws
from registry.conditions import Condition, Requirement, read_requirement
from registry.datafile import ContentError, Text, only_keys, read, read_date, read_optional_text, read_text
from registry.vocabulary import Role

if TYPE_CHECKING:
    from datetime import date

_FILE_KEYS = ("ruleset", "version", "published", "title", "source", "laws", "owners", "rules")
_FILE_OPTIONAL = ("link", "cite", "notes", "short_circuits")
_RULE_KEYS = ("id", "article", "binding", "roles", "phase", "owner", "title", "summary", "steps", "evidence")
_RULE_OPTIONAL = (
    *("law", "level", "per_role", "link", "when", "unless", "role_when", "also_owed_if"),
    *("starts", "moved", "formal", "date_note", "fulfilled_by"),
)
_ALIASES = {"annex3": "class:high_risk_annex3", "annex1": "class:high_risk_annex1a"}
_OTHERWISE = "otherwise"

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True)
class _Shared:
    """What the rules of one file share: its texts, and the words that a rule may use."""

    file: str
    name: str
    version: str
    laws: Mapping[str, Text]
    owners: Mapping[str, Text]
    notes: Mapping[str, Text]
    cite: Text | None
    link: str | None
    instruments: frozenset[str]
    names: frozenset[str]
    dates: frozenset[str]


@dataclass(frozen=True, eq=False)
class _ShortCircuit:
    """Where `when` holds, only the rules in `keep` stay."""

    when: tuple[Condition, ...]
    keep: frozenset[str]


def split_name(path: Path) -> tuple[str, str]:
    """Name and version of a content file."""
    name, _dash, version = path.stem.rpartition("-")
    return name, version


def read_ruleset(path: Path, common: Catalogue) -> Ruleset:
    data = only_keys(read(path), path.name, required=_FILE_KEYS, optional=_FILE_OPTIONAL)
    if split_name(path) != (data["ruleset"], str(data["version"])):
        raise ContentError(f"{path.name}: holds ruleset {data['ruleset']} {data['version']}; name the file after it")
    shared = _read_shared(data, path.name, common.instruments)
    circuits = _read_short_circuits(data.get("short_circuits"), shared)
    rules = tuple(_read_rule(item, shared, circuits) for item in data["rules"])
    refuse_double_ids(rules, path.name)
    _refuse_unknown_kept(circuits, rules, path.name)
    title = read_text(data["title"], f"{path.name}, title")
    return Ruleset(shared.name, shared.version, title, rules, common)


def _read_shared(data: Mapping[str, Any], file: str, instruments: frozenset[str]) -> _Shared:
    return _Shared(
        file=file,
        name=str(data["ruleset"]),
        version=str(data["version"]),
        laws=read_texts(data["laws"], f"{file}, laws"),
        owners=read_texts(data["owners"], f"{file}, owners"),
        notes=read_texts(data.get("notes") or {}, f"{file}, notes"),
        cite=read_optional_text(data.get("cite"), f"{file}, cite"),
        link=data.get("link"),
        instruments=instruments,
        names=known_names(),
        dates=known_dates(),
    )


def known_names() -> frozenset[str]:
    versions = [laws.load(law_id) for law_id in laws.known()]
    concluded = (name for law in versions for name in (*law.conclusion_ids, *later_ids(law)))
    return frozenset(facts.vocabulary()).union(concluded)


def known_dates() -> frozenset[str]:
    return frozenset(name for law_id in laws.known() for name in laws.load(law_id).dates)


def read_texts(data: Any, where: str) -> Mapping[str, Text]:
    if not isinstance(data, dict):
        raise ContentError(f"{where}: expected 'name: {{nl: ..., en: ...}}', got {data!r}")
    return {str(key): read_text(text, f"{where}, '{key}'") for key, text in data.items()}


def refuse_double_ids(rules: Iterable[Rule], file: str) -> None:
    for rule_id, times in Counter(rule.id for rule in rules).items():
        if times > 1:
            raise ContentError(f"{file}, rule '{rule_id}': this id is used {times} times; give each rule its own")


def _read_rule(data: Any, shared: _Shared, circuits: tuple[_ShortCircuit, ...]) -> Rule:
    where = f"{shared.file}, rule '{data.get('id', '?') if isinstance(data, dict) else data}'"
    only_keys(data, where, required=_RULE_KEYS, optional=_RULE_OPTIONAL)
    law = str(data.get("law", next(iter(shared.laws))))
    citation, link = _read_place(data, shared, where)
    return Rule(
        id=str(data["id"]),
        law=law,
        law_name=_known(shared.laws, law, f"{where}, law"),
        article=citation.full,
        article_short=citation.short,
        link=link,
        binding=_word(Binding, data["binding"], f"{where}, binding"),
        roles=read_roles(data["roles"], f"{where}, roles"),
        phase=_word(Phase, data["phase"], f"{where}, phase"),
        level=_word(Level, data.get("level", Level.USE_CASE), f"{where}, level"),
        per_role=data.get("per_role", False) is True,
        role_when=_read_role_when(data, shared, where),
        also_owed_if=read_optional_requirement(data.get("also_owed_if"), shared.names, f"{where}, also_owed_if"),
        title=read_text(data["title"], f"{where}, title"),
        summary=read_text(data["summary"], f"{where}, summary"),
        steps=_read_list(data["steps"], f"{where}, steps"),
        evidence=_read_list(data["evidence"], f"{where}, evidence"),
        requirement=read_known_requirement(data, shared.names, where),
        cut_by=_cut_by(str(data["id"]), circuits),
        starts=_read_starts(data.get("starts"), shared, f"{where}, starts"),
        moved=str(data.get("moved", "yes")) != "no",
        formal=_read_starts(data.get("formal"), shared, f"{where}, formal"),
        date_note=read_note(data.get("date_note"), shared.notes, f"{where}, date_note"),
        fulfilled_by=_read_instruments(data.get("fulfilled_by", []), shared, f"{where}, fulfilled_by"),
        owner=_known(shared.owners, data["owner"], f"{where}, owner"),
        ruleset=shared.name,
        ruleset_version=shared.version,
    )


def _read_place(data: Mapping[str, Any], shared: _Shared, where: str) -> tuple[Citation, str]:
    """A place in the law of the file, like `26(11)`, or the name of a policy as a text."""
    article = data["article"]
    if isinstance(article, dict):
        named = read_text(article, f"{where}, article")
        return Citation(named, named), str(data.get("link", ""))
    places = [str(place) for place in (article if isinstance(article, list) else [article])]
    default = shared.link.format(article=article_number(places[0])) if shared.link else ""
    return cite(places, shared.cite, f"{where}, article"), str(data.get("link", default))


def read_optional_requirement(data: Any, known: frozenset[str], where: str) -> Requirement | None:
    return None if data is None else read_known_requirement({"when": data}, known, where)


def read_known_requirement(data: Mapping[str, Any], known: frozenset[str], where: str) -> Requirement:
    requirement = read_requirement({key: data[key] for key in ("when", "unless") if key in data}, where)
    for name in requirement.names:
        if name not in known:
            raise ContentError(
                f"{where}: '{name}' is neither a fact nor a conclusion; see registry/content for the facts"
            )
    return requirement


def _read_starts(data: Any, shared: _Shared, where: str) -> Starts:
    if data is None:
        return ()
    if not isinstance(data, dict):
        return ((None, _read_date_ref(data, shared, where)),)
    starts = [(_read_route(key, shared, where), _read_date_ref(ref, shared, where)) for key, ref in data.items()]
    # A duty that may come true before its route is known starts on the first date named.
    return tuple(starts) if _OTHERWISE in data else (*starts, (None, starts[0][1]))


def _read_route(key: str, shared: _Shared, where: str) -> str | None:
    if key == _OTHERWISE:
        return None
    name = _ALIASES.get(key, key)
    if name not in shared.names:
        raise ContentError(f"{where}: unknown '{key}'; use annex3, annex1, otherwise or the id of a conclusion")
    return name


def _read_date_ref(data: Any, shared: _Shared, where: str) -> str | date:
    if not isinstance(data, str):
        return read_date(data, where)
    if data not in shared.dates:
        raise ContentError(f"{where}: no law knows a date '{data}'; known are {', '.join(sorted(shared.dates))}")
    return data


def read_note(data: Any, shared: Mapping[str, Text], where: str) -> Text | None:
    """A note of its own, or the name of one that the file shares."""
    return _known(shared, data, where) if isinstance(data, str) else read_optional_text(data, where)


def _read_instruments(data: Any, shared: _Shared, where: str) -> tuple[str, ...]:
    for name in data:
        if name not in shared.instruments:
            raise ContentError(
                f"{where}: unknown instrument '{name}'; known are {', '.join(sorted(shared.instruments))}"
            )
    return tuple(data)


def _read_role_when(data: Any, shared: _Shared, where: str) -> Mapping[str, Requirement]:
    """What a role must meet besides; only roles of the rule have that."""
    asked = only_keys(data.get("role_when", {}), f"{where}, role_when", optional=tuple(data["roles"]))
    return {
        role: read_known_requirement({"when": condition}, shared.names, f"{where}, role_when, '{role}'")
        for role, condition in asked.items()
    }


def read_roles(data: Any, where: str) -> tuple[str, ...]:
    if not isinstance(data, list) or not data:
        raise ContentError(f"{where}: expected a list of roles, got {data!r}")
    return tuple(_word(Role, role, where).value for role in data)


def _read_list(data: Any, where: str) -> tuple[Text, ...]:
    if not isinstance(data, list) or not data:
        raise ContentError(f"{where}: expected a list of texts, got {data!r}; give at least one")
    return tuple(read_text(item, f"{where} {number}") for number, item in enumerate(data, start=1))


def _word(words: type[Word], value: Any, where: str) -> Word:
    try:
        return words(value)
    except ValueError:
        raise ContentError(f"{where}: unknown '{value}'; known are {', '.join(words)}") from None


def _known(texts: Mapping[str, Text], key: Any, where: str) -> Text:
    if key not in texts:
        raise ContentError(f"{where}: unknown '{key}'; known are {', '.join(sorted(texts))}")
    return texts[key]


def _read_short_circuits(data: Any, shared: _Shared) -> tuple[_ShortCircuit, ...]:
    return tuple(
        _read_short_circuit(item, shared, f"{shared.file}, short_circuits {number}")
        for number, item in enumerate(data or [], start=1)
    )


def _read_short_circuit(data: Any, shared: _Shared, where: str) -> _ShortCircuit:
    only_keys(data, where, required=("when", "keep"))
    requirement = read_known_requirement({"when": data["when"]}, shared.names, where)
    return _ShortCircuit(requirement.when, frozenset(data["keep"]))


def _refuse_unknown_kept(circuits: tuple[_ShortCircuit, ...], rules: tuple[Rule, ...], file: str) -> None:
    ids = {rule.id for rule in rules}
    for number, circuit in enumerate(circuits, start=1):
        for rule_id in sorted(circuit.keep - ids):
            raise ContentError(
                f"{file}, short_circuits {number}: keeps '{rule_id}', which is no rule of this file; mend the id"
            )


def _cut_by(rule_id: str, circuits: tuple[_ShortCircuit, ...]) -> Requirement:
    """Every short-circuit that does not keep the rule is an end to it."""
    return _any_of(tuple(circuit for circuit in circuits if rule_id not in circuit.keep))


@cache
def _any_of(circuits: tuple[_ShortCircuit, ...]) -> Requirement:
    return Requirement(when=tuple(condition for circuit in circuits for condition in circuit.when))
