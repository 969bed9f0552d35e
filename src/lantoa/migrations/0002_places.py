"""The national list of places comes in."""

from django.db import migrations

from lantoa.commune.places import listed
from lantoa.kit.text import fold, nfc, sort_key


def load(apps, schema_editor):
    Place = apps.get_model("lantoa", "Place")
    nation = Place.objects.create(
        code="VN", kind="nation", path="/", name="Việt Nam",
        folded="viet nam", sort_key=sort_key("Việt Nam"),
    )
    parents = {"": nation}
    rows = {"province": [], "commune": []}
    for place in listed():
        rows[place.kind].append(place)
    for kind in ("province", "commune"):
        made = Place.objects.bulk_create(
            Place(
                code=p.code, kind=kind, word=p.word, name=nfc(p.name), parent=parents[p.parent],
                path=f"{parents[p.parent].path}{p.code}/",
                folded=fold(p.name), sort_key=sort_key(p.name),
            )
            for p in rows[kind]
        )
        parents.update({p.code: p for p in made})


class Migration(migrations.Migration):
    dependencies = [("lantoa", "0001_ground")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
