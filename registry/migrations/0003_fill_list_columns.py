"""Roles and search words of what is in the register already; as `registry.services` and `registry.search` keep them."""

import re
import unicodedata
from collections import defaultdict

from django.apps.registry import Apps
from django.db import connections, migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

CHUNK = 5000
INSIDE = re.compile(r"(?<=[^\s\w])\w+")


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    use_case, system = apps.get_model("registry", "UseCase"), apps.get_model("registry", "AISystem")
    database = schema_editor.connection.alias
    roles = _roles(apps, database)
    rows = use_case.objects.using(database).values_list("pk", "name", "purpose", "system__name", "unit__name")
    found = ((_text(parts), roles.get(pk, ""), pk) for pk, *parts in rows.iterator(CHUNK))
    _write(database, f"UPDATE {use_case._meta.db_table} SET search_text = %s, own_roles = %s WHERE id = %s", found)
    rows = system.objects.using(database).values_list("pk", "name", "description", "provider__name")
    _write(
        database,
        f"UPDATE {system._meta.db_table} SET search_text = %s WHERE id = %s",
        ((_text(parts), pk) for pk, *parts in rows.iterator(CHUNK)),
    )


def _roles(apps: Apps, database: str) -> dict[int, str]:
    own = F("use_case__unit__organisation")
    held = apps.get_model("registry", "RoleAssignment").objects.using(database)
    live = held.filter(withdrawn_at=None, party__organisation=own).order_by("pk")
    found = defaultdict(list)
    for use_case, role in live.values_list("use_case", "role"):
        found[use_case].append(role)
    return {use_case: f" {' '.join(roles)} " for use_case, roles in found.items()}


def _write(database: str, statement: str, rows) -> None:
    with connections[database].cursor() as cursor:
        cursor.executemany(statement, list(rows))


def _text(parts: list[str | None]) -> str:
    """The parts in small letters without accents; every word stands after a space at least once."""
    folded = unicodedata.normalize("NFKD", " ".join(part or "" for part in parts).casefold())
    text = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(["", *text.split(), *dict.fromkeys(INSIDE.findall(text))])


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("registry", "0002_list_columns"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
