"""A merger of two hamlets, written by hand: seats shifted, successions kept."""

from datetime import date, timedelta

from lantoa.commune.models import Place, PlaceChange, Seat, Succession
from lantoa.kit import bits, clock
from tests.world import World


def merge(world: World, first: Place, second: Place, *, on: date) -> Place:
    """Close two hamlets and open one: the first's households low, the second's above them."""
    Place.objects.filter(pk__in=[first.pk, second.pk]).update(to_on=on - timedelta(days=1))
    code = f"{first.parent.code}-099"
    merged = Place(
        code=code, kind=Place.HAMLET, parent=first.parent, from_on=on,
        path=f"{first.parent.path}{code}/",
    ).named("Hợp Nhất")  # fmt: skip
    merged.save()
    change = PlaceChange.objects.create(
        commune=world.commune, kind="merge", on=on, made_at=clock.now(),
    )  # fmt: skip
    for shift, old in ((0, first), (64, second)):
        Succession.objects.create(
            change=change, before=old, after=merged, shift=shift, bits=bits.pack(range(64))
        )
        seats = Seat.objects.filter(hamlet=old, to_on=None)
        Seat.objects.bulk_create(
            Seat(household=one.household, hamlet=merged, bit=one.bit + shift, from_on=on)
            for one in list(seats.select_related("household"))
        )
        seats.update(to_on=on - timedelta(days=1))
    return merged
