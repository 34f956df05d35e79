"""On PostgreSQL an index that finds any part of a word; SQLite, the first-look default, reads its few rows.

pg_trgm is a trusted extension: the owner of the database may make it. `fastupdate` is off, since a list of words that
still have to be indexed would be read in whole by every search.
"""

from django.apps.registry import Apps
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

INDEXES = {"use_case_by_words": "registry_usecase", "system_by_words": "registry_aisystem"}


def add(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for name, table in INDEXES.items():
            schema_editor.execute(
                f"CREATE INDEX {name} ON {table} USING gin (search_text gin_trgm_ops) WITH (fastupdate = off)"
            )


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0004_list_indexes"),
    ]

    operations = [TrigramExtension(), migrations.RunPython(add, remove)]
