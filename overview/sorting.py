"""Sorting a list by the address: `?sort=name` or `?sort=-name`, and only by what the list offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, Value
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import OrderBy


@dataclass(frozen=True)
class Column:
    """What a list sorts by; `least` stands below every value, where a row may have none.

    Rows without a value then come last both ways, and an index gives either.
    """

    path: str
    least: Any = None

    def order(self, *, downward: bool, by_index: bool) -> OrderBy:
        """The ordering; not `by_index` writes the same as an expression that no index holds."""
        optional = self.least is not None
        key = Coalesce(self.path, Value(self.least)) if downward and optional else F(self.path)
        key = key if by_index else Coalesce(key, key)
        return key.desc() if downward else key.asc(nulls_last=optional or None)


def ordering(asked: str, offered: Mapping[str, Column], default: str, *, by_index: bool = True) -> list[OrderBy]:
    """Give the ordering for `asked`; rows without a value come last, ties go by primary key."""
    name = asked.removeprefix("-")
    if name not in offered:
        asked = name = default
    downward = asked.startswith("-")
    pk = F("pk")
    return [offered[name].order(downward=downward, by_index=by_index), pk.desc() if downward else pk.asc()]
