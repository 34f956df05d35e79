from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="usecase", name="use_case_by_class"),
        migrations.RemoveIndex(model_name="usecase", name="use_case_by_phase"),
        migrations.RemoveIndex(model_name="usecase", name="use_case_by_unit"),
        migrations.AddField(
            model_name="aisystem",
            name="search_text",
            field=models.TextField(blank=True, editable=False, verbose_name="words to search in"),
        ),
        migrations.AddField(
            model_name="usecase",
            name="own_roles",
            field=models.CharField(blank=True, editable=False, max_length=250, verbose_name="our roles"),
        ),
        migrations.AddField(
            model_name="usecase",
            name="search_text",
            field=models.TextField(blank=True, editable=False, verbose_name="words to search in"),
        ),
        migrations.AddField(
            model_name="usecase",
            name="duties_undone",
            field=models.PositiveIntegerField(default=0, editable=False, verbose_name="duties to do"),
        ),
        migrations.AddField(
            model_name="usecase",
            name="duties_late",
            field=models.PositiveIntegerField(default=0, editable=False, verbose_name="late duties"),
        ),
        migrations.AddField(
            model_name="usecase",
            name="next_due_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="next date of a duty"),
        ),
    ]
