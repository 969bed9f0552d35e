"""A report on its way to the province is signed once and waits for the network by itself."""

import django.db.models.deletion
from django.db import migrations, models


def had_arrived(apps, _schema):
    """Say of what was passed on before that it arrived."""
    apps.get_model("lantoa", "Passing").objects.update(state="done")


class Migration(migrations.Migration):
    dependencies = [("lantoa", "0020_matched_series")]

    operations = [
        migrations.RenameModel("Passed", "Passing"),
        migrations.AlterField(
            model_name="passing",
            name="report",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="passing",
                to="lantoa.report",
            ),
        ),
        migrations.AlterField(
            model_name="passing", name="how", field=models.CharField(blank=True, max_length=6)
        ),
        migrations.AlterField(
            model_name="passing", name="at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="passing",
            name="data",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="passing",
            name="state",
            field=models.CharField(default="signed", max_length=8),
        ),
        migrations.AddField(
            model_name="passing", name="tries", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField(
            model_name="passing",
            name="next_at",
            field=models.DateTimeField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="passing", name="fault", field=models.CharField(blank=True, max_length=500)
        ),
        migrations.RunPython(had_arrived, migrations.RunPython.noop),
    ]
