"""The instruments: which there are, and reading them from their files. Pure: no Django, no database, no clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from assessments.questionnaire import (
    Column,
    Cover,
    Kind,
    Option,
    OptionGroup,
    Question,
    Questionnaire,
    Section,
)
from registry.datafile import ContentError, Text, only_keys, read, read_text

CONTENT = Path(__file__).parent / "content"
FILE_NAME = re.compile(r"^(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*?)-(?P<version>\d+\.\d+)$")
WITH_OPTIONS = {Kind.CHOICE, Kind.MULTI}
WITH_COLUMNS = {Kind.GROUP, Kind.TABLE}
IN_A_COLUMN = {Kind.TEXT, Kind.SHORT, Kind.YES_NO, Kind.CHOICE, Kind.MULTI, Kind.NUMBER, Kind.DATE, Kind.PERSON}
REVIEWERS = {"fg", "jurist", "ciso", "or"}


def names() -> tuple[str, ...]:
    """The instruments there are, in alphabetical order."""
    return tuple(sorted({name for name, _version in published()}))


def published() -> tuple[tuple[str, str], ...]:
    """Every instrument in every version."""
    found = (FILE_NAME.match(path.stem) for path in sorted(CONTENT.glob("*.yaml")))
    return tuple((match["name"], match["version"]) for match in found if match)


def latest(name: str) -> Questionnaire:
    """The newest version of an instrument."""
    versions = [version for known, version in published() if known == name]
    if not versions:
        raise ContentError(f"no instrument '{name}'; known are {', '.join(names())}")
    return load(name, max(versions, key=_version_key))


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


@cache
def load(name: str, version: str) -> Questionnaire:
    """Read one instrument in one version. The name must be a published one, so that no path can be made up."""
    if (name, version) not in published():
        raise ContentError(f"no instrument '{name}' in version '{version}'; known are {', '.join(names())}")
    return read_questionnaire(CONTENT / f"{name}-{version}.yaml")


def read_questionnaire(path: Path) -> Questionnaire:
    """Read and check an instrument file."""
    data = read(path)
    where = path.name
    only_keys(
        data,
        where,
        required=("instrument", "version", "title", "short", "lead", "article", "source", "reviewers", "sections"),
    )
    questionnaire = Questionnaire(
        instrument=data["instrument"],
        version=str(data["version"]),
        title=read_text(data["title"], f"{where}, title"),
        short=read_text(data["short"], f"{where}, short"),
        lead=read_text(data["lead"], f"{where}, lead"),
        article=read_text(data["article"], f"{where}, article"),
        source=data["source"],
        reviewers=_reviewers(data["reviewers"], where),
        sections=tuple(_section(section, where) for section in data["sections"]),
    )
    _check(questionnaire, path)
    return questionnaire


def _reviewers(data: list[str], where: str) -> tuple[str, ...]:
    unknown = set(data) - REVIEWERS
    if unknown:
        raise ContentError(f"{where}: unknown reviewers {sorted(unknown)}; known are {sorted(REVIEWERS)}")
    return tuple(data)


def _section(data: Mapping[str, Any], file: str) -> Section:
    where = f"{file}, section '{data.get('id')}'"
    only_keys(
        data,
        where,
        required=("id", "title", "intro", "questions"),
        optional=("counted", "needs_answer", "cover", "lettered"),
    )
    return Section(
        id=data["id"],
        title=read_text(data["title"], f"{where}, title"),
        intro=read_text(data["intro"], f"{where}, intro"),
        questions=tuple(_question(question, file) for question in data["questions"]),
        counted=data.get("counted", True),
        needs_answer=data.get("needs_answer", False),
        cover=_cover(data["cover"], where) if "cover" in data else None,
        lettered=data.get("lettered", True),
    )


def _cover(data: Mapping[str, Any], where: str) -> Cover:
    only_keys(data, f"{where}, cover", required=("question", "column", "value", "proof"))
    return Cover(**data)


QUESTION_TEXTS = ("hint", "help", "example", "row", "unit")
QUESTION_WORDS = ("prefill", "reuse", "reference")


def _question(data: Mapping[str, Any], file: str) -> Question:
    where = f"{file}, question '{data.get('id')}'"
    only_keys(
        data,
        where,
        required=("id", "kind", "text", "article"),
        optional=(*QUESTION_TEXTS, *QUESTION_WORDS, "options", "groups", "columns", "required", "show_if"),
    )
    return Question(
        id=data["id"],
        kind=_kind(data["kind"], where, allowed=set(Kind)),
        text=read_text(data["text"], f"{where}, text"),
        article=read_text(data["article"], f"{where}, article"),
        options=_options(data.get("options", []), where),
        groups=tuple(_group(group, where) for group in data.get("groups", [])),
        columns=tuple(_column(column, where) for column in data.get("columns", [])),
        required=data.get("required", False),
        show_if=_conditions(data.get("show_if")),
        hint=_optional_text(data, "hint", where),
        help=_optional_text(data, "help", where),
        example=_optional_text(data, "example", where),
        row=_optional_text(data, "row", where),
        unit=_optional_text(data, "unit", where),
        prefill=str(data.get("prefill", "")),
        reuse=str(data.get("reuse", "")),
        reference=str(data.get("reference", "")),
    )


def _column(data: Mapping[str, Any], where: str) -> Column:
    here = f"{where}, column '{data.get('id')}'"
    only_keys(data, here, required=("id", "kind", "label"), optional=("options", "unit", "hint"))
    return Column(
        id=data["id"],
        kind=_kind(data["kind"], here, allowed=IN_A_COLUMN),
        label=read_text(data["label"], f"{here}, label"),
        options=_options(data.get("options", []), here),
        unit=_optional_text(data, "unit", here),
        hint=_optional_text(data, "hint", here),
    )


def _options(data: list[Mapping[str, Any]], where: str) -> tuple[Option, ...]:
    return tuple(_option(option, where) for option in data)


def _option(data: Mapping[str, Any], where: str) -> Option:
    here = f"{where}, option '{data.get('id')}'"
    only_keys(data, here, required=("id", "nl", "en"), optional=("group",))
    return Option(str(data["id"]), Text(nl=data["nl"], en=data["en"]), data.get("group", ""))


def _group(data: Mapping[str, Any], where: str) -> OptionGroup:
    only_keys(data, f"{where}, group '{data.get('id')}'", required=("id", "nl", "en"))
    return OptionGroup(data["id"], Text(nl=data["nl"], en=data["en"]))


def _conditions(data: Mapping[str, list[str]] | None) -> Mapping[str, frozenset[str]] | None:
    return None if data is None else {name: frozenset(map(_word, allowed)) for name, allowed in data.items()}


def _word(value: object) -> str:
    """YAML reads a bare yes and no as true and false."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _kind(word: str, where: str, *, allowed: set[Kind]) -> Kind:
    if word not in {kind.value for kind in allowed}:
        raise ContentError(f"{where}: unknown kind '{word}'; known are {', '.join(sorted(allowed))}")
    return Kind(word)


def _optional_text(data: Mapping[str, Any], key: str, where: str) -> Text | None:
    return read_text(data[key], f"{where}, {key}") if key in data else None


def _check(questionnaire: Questionnaire, path: Path) -> None:
    problem = next(_problems(questionnaire, path), None)
    if problem is not None:
        raise ContentError(f"{path.name}: {problem}")


def _problems(questionnaire: Questionnaire, path: Path) -> Iterator[str]:
    """What the keys alone do not tell: names that clash, and names that point nowhere."""
    if path.stem != f"{questionnaire.instrument}-{questionnaire.version}":
        yield f"the file must be named {questionnaire.instrument}-{questionnaire.version}.yaml"
    yield from _duplicates("section", [section.id for section in questionnaire.sections])
    yield from _duplicates("question", [question.id for question in questionnaire.questions])
    for question in questionnaire.questions:
        yield from _question_problems(question, questionnaire)
    for section in questionnaire.sections:
        yield from _cover_problems(section, questionnaire)


def _duplicates(what: str, ids: list[str]) -> Iterator[str]:
    yield from (f"{what} '{id_}' is there twice; give each its own id" for id_ in set(ids) if ids.count(id_) > 1)


def _question_problems(question: Question, questionnaire: Questionnaire) -> Iterator[str]:
    where = f"question '{question.id}'"
    if bool(question.options) != (question.kind in WITH_OPTIONS):
        yield f"{where}: a {question.kind.value} question has {'no' if question.options else 'to have'} options"
    if bool(question.columns) != (question.kind in WITH_COLUMNS):
        yield f"{where}: a {question.kind.value} question has {'no' if question.columns else 'to have'} columns"
    yield from _duplicates(f"{where}: option", [option.id for option in question.options])
    yield from _duplicates(f"{where}: column", [column.id for column in question.columns])
    for column in question.columns:
        if bool(column.options) != (column.kind in WITH_OPTIONS):
            yield f"{where}, column '{column.id}': options and kind '{column.kind.value}' do not go together"
    for group in {option.group for option in question.options} - {group.id for group in question.groups} - {""}:
        yield f"{where}: unknown group '{group}' of options"
    for name in question.show_if or {}:
        if questionnaire.question(name.split(".")[0]) is None:
            yield f"{where}: show_if names an unknown question '{name}'"


def _cover_problems(section: Section, questionnaire: Questionnaire) -> Iterator[str]:
    cover = section.cover
    if cover is None:
        return
    question = questionnaire.question(cover.question)
    if question is None or not {cover.column, cover.proof} <= {column.id for column in question.columns}:
        yield f"section '{section.id}': cover must name a table with columns '{cover.column}' and '{cover.proof}'"
