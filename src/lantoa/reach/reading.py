"""The ledger of a campaign, read once for all that a page shows of it: its numbers, its weeks."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from lantoa.commune.models import Place
from lantoa.commune.queries import who_stood
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

    def of(self, places: Iterable[Place]) -> dict[int, Known]:
        """Return what is known of these hamlets (by id), and of those asked for before."""
        fresh = {place.pk for place in places} - self._known.keys()
        if fresh:
            self._known |= read(self.campaign, self.period, fresh)
        return self._known

    def places(self, day: date) -> list[Place]:
        """Return the commune's hamlets that stood on `day`, or stand today where that is ahead."""
        return self._stood(min(day, clock.today()))

    @cached_property
    def _stood(self) -> Callable[[date], list[Place]]:
        return who_stood(self.campaign.commune)
