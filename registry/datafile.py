"""Read a content file and refuse what we do not know, with a message that says where and what to do."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml


class ContentError(Exception):
    """A content file is wrong; the message names the file, the key and the remedy."""


# The same safe loader, ten times as fast where libyaml is there.
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[misc,valid-type]
    """Plain values only: `50_1` and `yes` stay words, where YAML 1.1 makes a number and a boolean of them."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        self._refuse_double_keys(node)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping

    def _refuse_double_keys(self, node: yaml.MappingNode) -> None:
        seen: set[object] = set()
        for key_node, _value in node.value:
            key = self.construct_object(key_node)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"key '{key}' is given twice; keep one", key_node.start_mark
                )
            seen.add(key)


_PLAIN = (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?[0-9]+\.[0-9]+$", "-+0123456789"),
    ("null", r"^(?:~|null|)$", "~n"),
    ("timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "0123456789"),
)
for _tag, _pattern, _first in _PLAIN:
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^$"), [""])


def read(path: Path) -> dict[str, Any]:
    """Read one YAML file that holds one mapping."""
    try:
        # _Loader is a SafeLoader: plain data only.
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
    except OSError as error:
        raise ContentError(f"{path.name}: cannot be read ({error.strerror}); is the name right?") from error
    except (yaml.YAMLError, ValueError) as error:
        raise ContentError(f"{path.name}{_place(error)}: {_problem(error)}") from error
    if not isinstance(data, dict):
        raise ContentError(f"{path.name}: expected 'key: value' lines at the top; the file holds {type(data).__name__}")
    return data


def _place(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f", line {mark.line + 1}" if mark else ""


def _problem(error: Exception) -> str:
    return str(getattr(error, "problem", None) or error)


def only_keys(
    mapping: Any, where: str, required: Collection[str] = (), optional: Collection[str] = ()
) -> Mapping[str, Any]:
    """Refuse anything but a mapping with all `required` keys and no others than `optional` ones."""
    if not isinstance(mapping, dict):
        raise ContentError(f"{where}: expected 'key: value' lines, got {mapping!r}")
    known = sorted({*required, *optional})
    for key in mapping:
        if key not in known:
            raise ContentError(f"{where}: unknown key '{key}'; known are {', '.join(known)}")
    for key in required:
        if mapping.get(key) is None:
            raise ContentError(f"{where}: key '{key}' is missing or empty; add it")
    return mapping


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Dutch and in English."""

    nl: str
    en: str

    def in_language(self, lang: str) -> str:
        return self.en if lang.lower().startswith("en") else self.nl

    def as_plain(self) -> dict[str, str]:
        """For JSON."""
        return {"nl": self.nl, "en": self.en}


def read_text(data: Any, where: str) -> Text:
    mapping = only_keys(data, where, required=("nl", "en"))
    return Text(nl=str(mapping["nl"]).strip(), en=str(mapping["en"]).strip())


def read_optional_text(data: Any, where: str) -> Text | None:
    return None if data is None else read_text(data, where)


def read_date(data: Any, where: str) -> date:
    if isinstance(data, date) and not isinstance(data, datetime):
        return data
    raise ContentError(f"{where}: {data!r} is no date; write it as 2027-12-02")
