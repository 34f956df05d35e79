import datetime

from django.db import migrations, models
from django.db.models.functions import Coalesce

LIVE = models.Q(("withdrawn_at", None))


def add(model: str, name: str, *fields: str) -> migrations.AddIndex:
    return migrations.AddIndex(model, models.Index(fields=fields, condition=LIVE, name=name))


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0003_fill_list_columns"),
    ]

    operations = [
        add("aisystem", "system_by_name", "name", "id"),
        add("usecase", "use_case_by_class", "class_rank", "id"),
        add("usecase", "use_case_by_phase", "phase", "id"),
        add("usecase", "use_case_by_undone", "duties_undone", "id"),
        add("usecase", "use_case_by_next_due", "next_due_on", "id"),
        migrations.AddIndex(
            "usecase",
            models.Index(
                Coalesce("next_due_on", datetime.date.min),
                "id",
                "next_due_on",
                condition=LIVE,
                name="use_case_by_last_due",
            ),
        ),
        add("usecase", "use_case_by_system", "system", "unit", "id"),
        add("usecase", "use_case_facets", "unit", "class_rank", "phase", "own_roles", "duties_undone", "duties_late"),
        migrations.AddIndex(
            "classificationrecord",
            models.Index(
                fields=["use_case"], condition=LIVE & models.Q(("status", "approved")), name="standing_decision"
            ),
        ),
        migrations.AddIndex(
            "classificationrecord",
            models.Index(
                fields=["proposed_at"], condition=LIVE & models.Q(("status", "proposed")), name="open_proposal"
            ),
        ),
    ]
