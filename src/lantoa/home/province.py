"""The province's page: how far each commune's campaigns got, counts only, never households."""

from dataclasses import dataclass
from datetime import date

from lantoa.commune.models import User
from lantoa.commune.queries import hamlets, visible_to
from lantoa.plan.models import Campaign
from lantoa.reach.models import Tally


@dataclass(frozen=True)
class CampaignReach:
    """The reach of one campaign over its commune, as last counted on `until_on`."""

    campaign: Campaign
    until_on: date
    households: int
    offered: int
    delivered: int
    engaged: int


def counted(user: User) -> list[CampaignReach]:
    """Return the campaigns of the communes that `user` may see counts of, worst first."""
    rows = visible_to(user, Tally.objects.filter(by=Tally.ALL)).select_related(
        "campaign__commune__place"
    )
    newest: dict[int, list[Tally]] = {}
    for row in rows.order_by("until_on", "from_on"):
        held = newest.setdefault(row.campaign_id, [])
        if held and (held[0].from_on, held[0].until_on) != (row.from_on, row.until_on):
            held.clear()
        held.append(row)
    found = [_sum(held) for held in newest.values()]
    return sorted(found, key=lambda one: one.delivered / max(1, one.households))


def _sum(rows: list[Tally]) -> CampaignReach:
    campaign = rows[0].campaign
    return CampaignReach(
        campaign=campaign,
        until_on=rows[0].until_on,
        households=sum(place.households for place in hamlets(campaign.commune)),  # type: ignore[attr-defined]
        offered=sum(row.offered for row in rows),
        delivered=sum(row.delivered for row in rows),
        engaged=sum(row.engaged for row in rows),
    )
