"""The duties of one use case given to many others inside the database: for synthetic portfolios to measure with.

Only for use cases with the same facts, phase and dates as the pattern; nothing is put on the trail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction

from obligations.models import Obligation, Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model

    from registry.models import UseCase

CHUNK = 500
# A copy is fulfilled by a person: the assessment of the pattern is not that of the others.
LEFT_OUT = {"use_case", "fulfilled_by_assessment"}


@transaction.atomic
def copy_duties(pattern: UseCase, to: Sequence[int]) -> None:
    """Give the use cases `to` (primary keys, without duties yet) the live duties and the counts of `pattern`."""
    for start in range(0, len(to), CHUNK):
        some = to[start : start + CHUNK]
        _copy(Obligation, pattern, some, "AND original.lapsed_at IS NULL")
        _copy(Tally, pattern, some)


def _copy(model: type[Model], pattern: UseCase, to: Sequence[int], condition: str = "") -> None:
    """Insert from a select: names come from our own models, values are parameters."""
    fields = [f for f in model._meta.concrete_fields if f.name not in LEFT_OUT and f.name != "id"]
    names = [connection.ops.quote_name(str(field.column)) for field in fields]
    statement = (
        "INSERT INTO {table} (use_case_id, {columns}) SELECT other.id, {originals} FROM {table} original "
        "CROSS JOIN {use_cases} other WHERE original.use_case_id = %s {condition} AND other.id IN ({wanted})"
    ).format(
        table=connection.ops.quote_name(model._meta.db_table),
        use_cases=connection.ops.quote_name(type(pattern)._meta.db_table),
        columns=", ".join(names),
        originals=", ".join(f"original.{name}" for name in names),
        condition=condition,
        wanted=", ".join(["%s"] * len(to)),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [pattern.pk, *to])
