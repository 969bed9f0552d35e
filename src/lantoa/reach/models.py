"""Reach's table: tallies, derived from the ledger, deletable and rebuildable."""

from django.db import models

from lantoa.commune.models import Place
from lantoa.plan.models import Campaign
from lantoa.reach.recall_models import Recall as Recall
from lantoa.reach.recall_models import RecallDoor as RecallDoor
from lantoa.reach.recall_models import RecallSheet as RecallSheet


class Tally(models.Model):
    """Households of a hamlet reached in a campaign over days, by all, one pillar or one channel.

    `two_channels`, `twice`, `thrice` (activities) stand on the `all` row.
    """

    ALL, PILLAR, CHANNEL = "all", "pillar", "channel"

    hamlet = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    by = models.CharField(max_length=10)
    key = models.CharField(max_length=20, blank=True)
    from_on = models.DateField()
    until_on = models.DateField()
    offered = models.PositiveIntegerField(default=0)
    delivered = models.PositiveIntegerField(default=0)
    engaged = models.PositiveIntegerField(default=0)
    two_channels = models.PositiveIntegerField(default=0)
    twice = models.PositiveIntegerField(default=0)
    thrice = models.PositiveIntegerField(default=0)

    class Meta:
        """One row a question."""

        constraints = [
            models.UniqueConstraint(
                fields=["hamlet", "campaign", "by", "key", "from_on", "until_on"],
                name="tally_once",
            )
        ]
