"""The province has a row and so a journal of its own; a report received says which version it is."""

from django.db import migrations, models


def lay_provinces(apps, _schema):
    """Give every province that has an office here its row."""
    commune, unit = apps.get_model("lantoa", "Commune"), apps.get_model("lantoa", "Unit")
    is_demo = commune.objects.filter(is_demo=True).exists()
    for office in unit.objects.filter(kind="province").order_by("-pk"):
        facts = {"office": office, "is_demo": is_demo}
        commune.objects.get_or_create(place_id=office.place_id, defaults=facts)


def tell_versions(apps, _schema):
    """Write the version that each body tells beside it."""
    received = apps.get_model("lantoa", "Received")
    for row in received.objects.iterator():
        row.version = int(row.body.get("sealed", {}).get("version", 1))
        row.save(update_fields=["version"])


class Migration(migrations.Migration):
    dependencies = [("lantoa", "0018_between_commune_and_province")]

    operations = [
        migrations.AddField(
            model_name="received",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.RunPython(lay_provinces, migrations.RunPython.noop),
        migrations.RunPython(tell_versions, migrations.RunPython.noop),
    ]
