"""Writing very many rows: COPY on PostgreSQL, plain inserts elsewhere.

A row is a pattern, made once from a model instance, with the few values that differ from row to row in front.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import connection, models

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHUNK = 20_000
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True)
class Pattern:
    """The values that all copies share: as a line for COPY and as a tuple for an insert."""

    line: str
    values: tuple[Any, ...]


class Table:
    """The table of a model; `varying` are the columns whose values come with each row."""

    def __init__(self, model: type[models.Model], *varying: str) -> None:
        fields = [field for field in model._meta.concrete_fields if not _is_numbered(field)]
        self._fixed = [field for field in fields if field.attname not in varying]
        by_name = {field.attname: field for field in fields}
        self._columns = [by_name[name].column for name in varying] + [field.column for field in self._fixed]
        self._name = model._meta.db_table

    def pattern(self, instance: models.Model) -> Pattern:
        values = tuple(
            field.get_db_prep_save(field.pre_save(instance, add=True), connection=connection) for field in self._fixed
        )
        plain = tuple(_plain(field, getattr(instance, field.attname)) for field in self._fixed)
        return Pattern("\t".join(map(_text, plain)), values)

    def write(self, rows: Iterable[tuple[tuple[int | None, ...], Pattern]]) -> None:
        """Store the rows; each is its varying values and its pattern."""
        if connection.vendor == "postgresql":
            self._copy(rows)
        else:
            self._insert(rows)

    def _copy(self, rows: Iterable[tuple[tuple[int | None, ...], Pattern]]) -> None:
        columns = ", ".join(f'"{column}"' for column in self._columns)
        with connection.cursor() as cursor, cursor.copy(f'COPY "{self._name}" ({columns}) FROM STDIN') as copy:
            for some in _chunks(rows):
                copy.write("".join([f"{_numbers(varying)}\t{pattern.line}\n" for varying, pattern in some]))

    def _insert(self, rows: Iterable[tuple[tuple[int | None, ...], Pattern]]) -> None:
        columns = ", ".join(f'"{column}"' for column in self._columns)
        marks = ", ".join(["%s"] * len(self._columns))
        with connection.cursor() as cursor:
            for some in _chunks(rows):
                values = [(*varying, *pattern.values) for varying, pattern in some]
                cursor.executemany(f'INSERT INTO "{self._name}" ({columns}) VALUES ({marks})', values)


def trust_keys() -> None:
    """Skip the check of foreign keys until the transaction ends, where we may: it takes half of the time.

    Only for rows whose keys were just made here.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            cursor.execute("SET LOCAL session_replication_role = replica")


def _is_numbered(field: models.Field[Any, Any]) -> bool:
    """The database numbers these itself."""
    return isinstance(field, models.AutoField)


def _chunks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    iterator = iter(rows)
    while some := list(islice(iterator, CHUNK)):
        yield some


def _numbers(values: tuple[int | None, ...]) -> str:
    return "\t".join(["\\N" if value is None else str(value) for value in values])


def _plain(field: models.Field[Any, Any], value: Any) -> Any:
    return json.dumps(value) if isinstance(field, models.JSONField) and value is not None else value


def _text(value: Any) -> str:
    """One value as COPY reads it."""
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value).translate(ESCAPES)
