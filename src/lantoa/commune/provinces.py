"""Opening a house for a province: the office that communes report to."""

from django.db import transaction

from lantoa.commune.models import Commune, Place, Unit
from lantoa.commune.record import journal
from lantoa.kit.errors import Unfit


@transaction.atomic
def make_province(place_code: str, *, name: str, is_demo: bool = False) -> Commune:
    """Open this database for the province `place_code`: its office `name` and its own journal.

    It may share the house with communes. Raises `Unfit` when the code names no province or the
    province is here already.
    """
    place = Place.objects.filter(code=place_code, kind=Place.PROVINCE).first()
    if place is None:
        raise Unfit(f"Không có tỉnh, thành phố nào mang mã {place_code}. Hãy xem lại mã.")
    if Commune.objects.filter(place=place).exists():
        raise Unfit(f"{place} đã có trong cơ sở dữ liệu này.".capitalize())
    office = Unit(kind="province", place=place).named(name)
    office.save()
    row = Commune.objects.create(place=place, office=office, is_demo=is_demo)
    journal(None, "province.made", row, {"place": place_code}, commune=row)
    return row
