from django.db import migrations


class Migration(migrations.Migration):
    """Lists filter and sort by the columns of the use case now."""

    dependencies = [
        ("obligations", "0003_counts_on_use_cases"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="tally", name="tally_by_undone"),
        migrations.RemoveIndex(model_name="tally", name="tally_by_late"),
        migrations.RemoveIndex(model_name="tally", name="tally_by_next_due"),
    ]
