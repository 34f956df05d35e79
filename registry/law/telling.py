"""Read how a conclusion is told: the steps of the decision path and the texts per class."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from registry.conditions import Truth
from registry.datafile import ContentError, only_keys, read, read_text
from registry.law.model import ClassText, Criterion, Explanation, PathStep
from registry.vocabulary import RiskClass

_STEP_KEYS = ("names", "needs", "ends_when")


def read_explanation(path: Path, criteria: tuple[Criterion, ...]) -> Explanation:
    data = only_keys(read(path), path.name, required=("version", "steps", "classes", "contradiction", "later"))
    ids = {criterion.id for criterion in criteria}
    classes = {_read_class(name, path.name): text for name, text in data["classes"].items()}
    if missing := set(RiskClass) - set(classes):
        raise ContentError(f"{path.name}, classes: no text for {', '.join(sorted(missing))}; add it")
    return Explanation(
        steps=tuple(_read_step(item, ids, f"{path.name}, step '{item.get('id')}'") for item in data["steps"]),
        classes={c: _read_class_text(text, f"{path.name}, class '{c}'") for c, text in classes.items()},
        contradiction=read_text(data["contradiction"], f"{path.name}, contradiction"),
        later=read_text(data["later"], f"{path.name}, later"),
    )


def _read_class(name: str, file: str) -> RiskClass:
    try:
        return RiskClass(name)
    except ValueError:
        raise ContentError(f"{file}, classes: '{name}' is no risk class; known are {', '.join(RiskClass)}") from None


def _read_class_text(data: Any, where: str) -> ClassText:
    only_keys(data, where, required=("title", "sentence"), optional=("names",))
    return ClassText(read_text(data["title"], where), read_text(data["sentence"], where), data.get("names"))


def _read_step(data: Any, ids: set[str], where: str) -> PathStep:
    only_keys(data, where, required=("id", "title", "article", "weighs", "answers"), optional=_STEP_KEYS)
    for key in ("weighs", "needs"):
        if data.get(key) is not None and data[key] not in ids:
            raise ContentError(f"{where}: '{key}' names '{data[key]}', which is no conclusion; correct it")
    only_keys(data["answers"], f"{where}, answers", required=tuple(Truth))
    return PathStep(
        id=data["id"],
        title=read_text(data["title"], where),
        article=data["article"],
        weighs=data["weighs"],
        answers={truth: read_text(data["answers"][truth.value], f"{where}, answers") for truth in Truth},
        names=data.get("names"),
        needs=data.get("needs"),
        ends_when=Truth(data["ends_when"]) if data.get("ends_when") else None,
    )
