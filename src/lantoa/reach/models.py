"""Reach's tables: tallies and running totals, derived from the ledger, deletable, rebuildable."""

from django.db import models

from lantoa.commune.models import Place
from lantoa.plan.models import Campaign
from lantoa.reach.recall_models import Recall as Recall
from lantoa.reach.recall_models import RecallDoor as RecallDoor
from lantoa.reach.recall_models import RecallSheet as RecallSheet
from lantoa.reach.spans import Span

MEASURES = (
    "hamlets",
    "silent",
    "households",
    "living",
    "activities",
    "offered",
    "delivered",
    "engaged",
    "two_channels",
    "twice",
    "thrice",
    "two_days",
    "three_days",
    "two_weeks",
    "three_weeks",
)
"""The numbers of a tally; each adds over places and over nothing else."""

GROUPS = ("by_channel", "by_pillar")
"""The same three sureties for each channel (its kind) and each pillar (its number)."""


class Tally(models.Model):
    """What a campaign reached in a place over one standard period; a commune's row is the sum.

    `grain` is one of `rules.GRAINS`; the row of the campaign so far has no `until_on`. A hamlet
    has its row before anything was done there, so that silence counts. Of the households that
    live there as the period ends: `twice` and `thrice` had something delivered in two and three
    *activities*, `two_days` … on so many days, `two_weeks` … in so many weeks (Monday to Sunday),
    `two_channels` by so many channels. On a commune's row `activities` adds its hamlets up.
    `by_channel` and `by_pillar` map a key to [offered, delivered, engaged]. Derived, so that the
    database need not look up campaign and place of each row: that was most of writing a nation's.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    place = models.ForeignKey(
        Place, on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    grain = models.CharField(max_length=8)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    hamlets = models.PositiveIntegerField(default=0)
    silent = models.PositiveIntegerField(default=0)
    households = models.PositiveIntegerField(default=0)
    living = models.PositiveIntegerField(default=0)
    activities = models.PositiveIntegerField(default=0)
    offered = models.PositiveIntegerField(default=0)
    delivered = models.PositiveIntegerField(default=0)
    engaged = models.PositiveIntegerField(default=0)
    two_channels = models.PositiveIntegerField(default=0)
    twice = models.PositiveIntegerField(default=0)
    thrice = models.PositiveIntegerField(default=0)
    two_days = models.PositiveIntegerField(default=0)
    three_days = models.PositiveIntegerField(default=0)
    two_weeks = models.PositiveIntegerField(default=0)
    three_weeks = models.PositiveIntegerField(default=0)
    by_channel = models.JSONField(default=dict)
    by_pillar = models.JSONField(default=dict)

    class Meta:
        """One row a place and period."""

        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "place", "grain", "from_on"], name="tally_once"
            )
        ]
        indexes = [models.Index(fields=["grain", "from_on", "place"])]

    @property
    def span(self) -> Span:
        """Return the standard period."""
        return Span(self.grain, self.from_on, self.until_on)


class RunningTotal(models.Model):
    """What a campaign's work added up to by the end of a day (số cộng dồn): days with work only.

    `totals` maps an indicator's code (`channels.base.Counted`) to thousandths of its unit, so that
    any period is one row less another, to the last digit.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    on = models.DateField()
    totals = models.JSONField(default=dict)

    class Meta:
        """One row a day."""

        constraints = [models.UniqueConstraint(fields=["campaign", "on"], name="total_once")]


class Morning(models.Model):
    """Where a campaign stood in its commune as a day began (0:00 of `on`): so far, by surety.

    What a province or the nation gained since then is one subtraction. Kept for a few weeks.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    on = models.DateField()
    offered = models.PositiveIntegerField()
    delivered = models.PositiveIntegerField()
    engaged = models.PositiveIntegerField()

    class Meta:
        """One row a day."""

        constraints = [models.UniqueConstraint(fields=["on", "campaign"], name="morning_once")]
