"""A hamlet as a bare place: its code, its name that no other has, what its board is called."""

from datetime import date

from lantoa.commune.models import Commune, Place
from lantoa.kit.errors import Unfit
from lantoa.kit.say import start
from lantoa.kit.text import nfc


def found_hamlet(commune: Commune, *, name: str, word: str, from_on: date) -> Place:
    """Add a hamlet as a bare place, with the commune's next code. Raises `Unfit` for its name."""
    check_name(commune, name)
    number = Place.objects.filter(parent=commune.place, kind=Place.HAMLET).count() + 1
    code = f"{commune.place.code}-{number:03d}"
    place = Place(
        code=code,
        kind=Place.HAMLET,
        word=word,
        parent=commune.place,
        path=f"{commune.place.path}{code}/",
        from_on=from_on,
    ).named(name)
    place.save()
    return place


def check_name(commune: Commune, name: str, *, but: Place | None = None) -> None:
    """Raise `Unfit` for an empty name, or one that another hamlet of today has."""
    if not name.strip():
        raise Unfit("Thôn này chưa có tên. Hãy ghi tên thôn.", field="name")
    inside = Place.objects.filter(parent=commune.place, kind=Place.HAMLET, to_on__isnull=True)
    taken = inside.filter(name=nfc(name)).exclude(pk__in=[but.pk] if but else [])
    if taken.exists():
        raise Unfit(f"{nfc(name)} đã có trong danh sách thôn.", field="name")


def board_name(place: Place) -> str:
    """Return what the unit that answers for a hamlet is called: "Thôn Đồng Trám"."""
    return start(str(place))
