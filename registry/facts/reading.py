"""Read the vocabulary from its files, and refuse what does not fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from registry.conditions import Truth, read_requirement
from registry.datafile import ContentError, only_keys, read, read_optional_text, read_text
from registry.facts.model import (
    YES_NO_OPTIONS,
    Block,
    Fact,
    FactType,
    Option,
    Source,
    Stage,
    Subject,
    Theme,
    Vocabulary,
)

E = TypeVar("E", bound=StrEnum)

_THEME_TEXTS = ("short", "title", "intro")
_REQUIRED = ("id", "subject", "article", "short", "question")
_TEXTS = ("help", "why", "example")
_OPTIONAL = (*_TEXTS, "type", "options", "source", "relevant", "otherwise", "presumed", "informs")


def read_vocabulary(files: list[Path]) -> Vocabulary:
    """Read one file per theme; their names give the order."""
    found: dict[str, Fact] = {}
    themes: list[Theme] = []
    blocks: list[Block] = []
    for path in files:
        data = only_keys(read(path), path.name, ("theme", *_THEME_TEXTS, "blocks", "facts"), ("stage",))
        themes.append(_read_theme(data, path.name))
        facts = _read_facts(data, path.name)
        blocks += _read_blocks(data["blocks"], themes[-1], list(facts), path.name)
        if twice := facts.keys() & found.keys():
            raise ContentError(f"{path.name}: fact '{min(twice)}' is in another file too; give one of them another id")
        found |= facts
    _check_references(found)
    return Vocabulary(tuple(themes), tuple(blocks), found, _parents_first(found))


def _read_theme(data: Mapping[str, Any], file: str) -> Theme:
    where = f"{file}, theme '{data['theme']}'"
    stage = _one_of(Stage, data.get("stage", Stage.CLASS), f"{where}, stage")
    short, title, intro = (read_text(data[key], where) for key in _THEME_TEXTS)
    return Theme(data["theme"], short, title, intro, stage)


def _read_blocks(data: Any, theme: Theme, facts: list[str], file: str) -> list[Block]:
    """The pages: each question of the file on one page, in the order of the file."""
    blocks = [_read_block(item, theme, f"{file}, block '{item.get('id')}'") for item in data]
    paged = [name for block in blocks for name in block.facts]
    if paged != facts:
        wrong = next((a or b for a, b in _side_by_side(paged, facts) if a != b), "")
        raise ContentError(f"{file}, blocks: '{wrong}' is out of place; name every fact once, in the order of the file")
    return blocks


def _side_by_side(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    for place in range(max(len(one), len(other))):
        yield "".join(one[place : place + 1]), "".join(other[place : place + 1])


def _read_block(data: Any, theme: Theme, where: str) -> Block:
    only_keys(data, where, required=("id", "title", "facts"))
    return Block(data["id"], theme, read_text(data["title"], where), tuple(data["facts"]))


def _read_facts(data: Mapping[str, Any], file: str) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for number, item in enumerate(data["facts"], start=1):
        name = item.get("id", f"number {number}") if isinstance(item, dict) else f"number {number}"
        if name in found:
            raise ContentError(f"{file}: fact '{name}' is there twice; give one of them another id")
        found[name] = _read_fact(item, data["theme"], f"{file}, fact '{name}'")
    return found


def _read_fact(data: Any, theme: str, where: str) -> Fact:
    only_keys(data, where, required=_REQUIRED, optional=_OPTIONAL)
    kind = _one_of(FactType, data.get("type", "yes_no"), f"{where}, type")
    help_, why, example = (read_optional_text(data.get(key), f"{where}, {key}") for key in _TEXTS)
    fact = Fact(
        id=data["id"],
        subject=_one_of(Subject, data["subject"], f"{where}, subject"),
        type=kind,
        theme=theme,
        short=read_text(data["short"], f"{where}, short"),
        question=read_text(data["question"], f"{where}, question"),
        article=data["article"],
        help=help_,
        why=why,
        example=example,
        options=_read_options(data, kind, where),
        source=_one_of(Source, data.get("source", "asked"), f"{where}, source"),
        relevant=read_requirement({"when": data.get("relevant")}, f"{where}, relevant"),
        otherwise=_one_of(Truth, data.get("otherwise", "no"), f"{where}, otherwise"),
        presumed=data.get("presumed"),
        informs=bool(data.get("informs", False)),
    )
    if fact.presumed is not None and fact.presumed not in fact.values:
        raise ContentError(f"{where}, presumed: '{fact.presumed}' is no answer; it can be {_listed(fact.values)}")
    return fact


def _one_of(kind: type[E], value: object, where: str) -> E:
    try:
        return kind(str(value))
    except ValueError:
        known = ", ".join(member.value for member in kind)
        raise ContentError(f"{where}: '{value}' is not known; choose from {known}") from None


def _read_options(data: Mapping[str, Any], kind: FactType, where: str) -> tuple[Option, ...]:
    given = data.get("options")
    if kind is FactType.YES_NO:
        return YES_NO_OPTIONS
    if kind not in (FactType.CHOICE, FactType.SET):
        return ()
    if not isinstance(given, list) or not given:
        raise ContentError(f"{where}: a {kind.value} needs 'options'; add a list of 'id' and 'label'")
    return tuple(_read_option(item, f"{where}, options") for item in given)


def _read_option(data: Any, where: str) -> Option:
    mapping = only_keys(data, where, required=("id", "label"))
    return Option(str(mapping["id"]), read_text(mapping["label"], where))


def _check_references(found: Mapping[str, Fact]) -> None:
    for fact in found.values():
        for condition in fact.relevant.when:
            for name, allowed in condition.items():
                check_values(found, name, allowed, f"fact '{fact.id}', relevant")


def check_values(facts: Mapping[str, Fact], name: str, allowed: frozenset[str], where: str) -> None:
    """Raise ContentError when `name` is no fact, or `allowed` holds a value it cannot have."""
    if name not in facts:
        raise ContentError(f"{where}: '{name}' is no known fact; correct the name or add the fact")
    if facts[name].values and not allowed <= facts[name].values:
        wrong = _listed(allowed - facts[name].values)
        raise ContentError(f"{where}: '{name}' cannot be '{wrong}'; it can be {_listed(facts[name].values)}")


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))


def _parents_first(found: Mapping[str, Fact]) -> tuple[Fact, ...]:
    """Order the dependent facts so that each comes after those it depends on."""
    waiting = {fact.id: fact for fact in found.values() if fact.relevant.when}
    ordered: list[Fact] = []
    while waiting:
        ready = [fact for fact in waiting.values() if not waiting.keys() & set(fact.relevant.names)]
        if not ready:
            raise ContentError(f"facts depend on each other in a circle: {', '.join(waiting)}; drop one 'relevant'")
        ordered += ready
        for fact in ready:
            del waiting[fact.id]
    return tuple(ordered)
