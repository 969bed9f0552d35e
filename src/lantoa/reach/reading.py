"""The ledger of a campaign, read once for all that a page shows of it: its numbers, its weeks."""

from collections.abc import Iterable
from datetime import date

from lantoa.commune.models import Place
from lantoa.commune.queries import hamlets_on
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.reach.contacts import Known, read


class Reading:
    """What the ledger knows of `period`: a hamlet is read the first time that it is asked for."""

    def __init__(self, campaign: Campaign, period: Period) -> None:
        """Read nothing yet: a page that the tallies answer never asks."""
        self.campaign, self.period = campaign, period
        self._known: dict[int, Known] = {}
        self._places: dict[date, list[Place]] = {}

    def of(self, places: Iterable[Place]) -> dict[int, Known]:
        """Return what is known of these hamlets (by id), and of those asked for before."""
        fresh = {place.pk for place in places} - self._known.keys()
        if fresh:
            self._known |= read(self.campaign, self.period, fresh)
        return self._known

    def places(self, day: date) -> list[Place]:
        """Return the commune's hamlets that stood on `day`, or stand today where that is ahead."""
        on = min(day, clock.today())
        if on not in self._places:
            self._places[on] = list(hamlets_on(self.campaign.commune, on))
        return self._places[on]
