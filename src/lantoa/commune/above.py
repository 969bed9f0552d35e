"""The communes of this house, and the province over them."""

from django.db.models import QuerySet

from lantoa.commune.models import Commune, Place
from lantoa.kit.errors import NotThere


def communes() -> QuerySet[Commune]:
    """Return the communes of this house in the order they were made, no province among them."""
    return Commune.objects.filter(place__kind=Place.COMMUNE).order_by("pk")


def province_over(place: Place) -> Commune:
    """Return the row of the province that the commune `place` reports to; raises `NotThere`."""
    row = Commune.objects.select_related("place", "office").filter(place=place.parent_id).first()
    if row is None:
        raise NotThere
    return row
