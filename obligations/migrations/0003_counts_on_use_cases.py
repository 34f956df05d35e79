"""The use case repeats what lists sort by, as `obligations.services.tallies` keeps it."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def repeat(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    database = schema_editor.connection.alias
    tally = apps.get_model("obligations", "Tally").objects.using(database).filter(use_case=OuterRef("pk"))
    counted = apps.get_model("registry", "UseCase").objects.using(database).filter(tally__isnull=False)
    counted.update(
        duties_undone=Subquery(tally.values("undone")),
        duties_late=Subquery(tally.values("late")),
        next_due_on=Subquery(tally.values("next_due_on")),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("obligations", "0002_dossiers"),
        ("registry", "0002_list_columns"),
    ]

    operations = [migrations.RunPython(repeat, migrations.RunPython.noop, elidable=True)]
