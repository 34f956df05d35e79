"""Sorting a list by the address: `?sort=name` or `?sort=-name`, and only by what the list offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import OrderBy


def ordering(asked: str, offered: Mapping[str, str], default: str) -> list[OrderBy]:
    """Give the ordering for `asked`; rows without a value come last, ties go by primary key."""
    name = asked.removeprefix("-")
    if name not in offered:
        asked = name = default
    column = F(offered[name])
    if asked.startswith("-"):
        return [column.desc(nulls_last=True), F("pk").desc()]
    return [column.asc(nulls_last=True), F("pk").asc()]
