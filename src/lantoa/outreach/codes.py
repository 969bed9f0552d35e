"""The code on a household's leaflet: signed, not to be guessed, and without a name in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

from lantoa.commune.models import Place, Seat
from lantoa.commune.queries import walk
from lantoa.content.models import Version
from lantoa.kit.errors import NotThere
from lantoa.kit.http import id_in
from lantoa.plan.models import Campaign

SIGNER = Signer(salt="lantoa.household.leaflet", sep=".")


@dataclass(frozen=True)
class Held:
    """What a code stands for: a leaflet, and where the household that got it lives today."""

    version: Version
    seat: Seat

    @property
    def campaign(self) -> Campaign:
        """Return the leaflet's campaign."""
        return self.version.item.campaign


def code_of(version: Version, seat: Seat) -> str:
    """Return the code for one household and one leaflet; nobody can make or change it."""
    return SIGNER.sign(f"{version.pk}-{seat.pk}")


def codes_of(version: Version, hamlet: Place) -> Sequence[tuple[Seat, str]]:
    """Return the codes of a hamlet's households as one walks past them."""
    return [(seat, code_of(version, seat)) for seat in walk(hamlet)]


def held(code: str) -> Held:
    """Return what a code stands for; raises `NotThere` for one that we did not make, for a leaflet
    that was withdrawn or whose campaign is over, for a household that left the commune.

    A household that moved, or whose hamlet was merged, is counted where it lives now.
    """
    try:
        version_pk, _, seat_pk = SIGNER.unsign(code).partition("-")
    except BadSignature as error:
        raise NotThere from error
    version = Version.objects.filter(
        pk=id_in(version_pk) or 0,
        state=Version.APPROVED,
        item__campaign__state=Campaign.RUNNING,
    )
    found = version.select_related("item__campaign__commune__place").first()
    old = Seat.objects.filter(pk=id_in(seat_pk) or 0).values("household")
    seat = Seat.objects.filter(household__in=old, to_on__isnull=True).select_related("hamlet")
    here = seat.first()
    if found is None or here is None:
        raise NotThere
    return Held(found, here)
