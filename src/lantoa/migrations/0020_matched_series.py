"""Reports of a province are matched by letter and days; what a person matched is kept."""

from datetime import date

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def tell_days(apps, _schema):
    """Write the first day and the series of what came before."""
    received = apps.get_model("lantoa", "Received")
    for row in received.objects.iterator():
        period = row.body.get("sealed", {}).get("period")
        row.from_on = date.fromisoformat(period[0]) if period else row.until_on
        row.series = row.about
        row.save(update_fields=["from_on", "series"])


class Migration(migrations.Migration):
    dependencies = [("lantoa", "0019_province_has_its_journal")]

    operations = [
        migrations.RemoveIndex(model_name="received", name="received_periods"),
        migrations.AddField(
            model_name="received",
            name="from_on",
            field=models.DateField(default=date.min),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="received",
            name="series",
            field=models.CharField(default="", max_length=300),
            preserve_default=False,
        ),
        migrations.AlterModelOptions(
            name="received", options={"ordering": ["-until_on", "series", "place"]}
        ),
        migrations.AddIndex(
            model_name="received",
            index=models.Index(fields=["place", "about"], name="received_series"),
        ),
        migrations.RunPython(tell_days, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Settled",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about", models.CharField(max_length=300)),
                ("series", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lantoa.place",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("place", "about"), name="settled_once")
                ],
            },
        ),
    ]
