"""Tables of what is owed: figures asked for, duties to report, and dues made beforehand."""

from datetime import date

from django.db import models

from lantoa.commune.models import Commune, Unit
from lantoa.plan.models import Campaign
from lantoa.report.due_periods import EVERY
from lantoa.report.parts import PARTS, STANDARD

QUESTION = "hoi-"
"""How the key of a regime opens that is a single question (hỏi số liệu)."""


def question_of(key: str, title: str) -> str:
    """Return what a regime asks that is a single question ("Wi-Fi ở thôn"), "" for any other."""
    return (title.partition(": ")[2] or title) if key.startswith(QUESTION) else ""


EVERY_CAMPAIGN = "Mọi đợt của xã"


class Indicator(models.Model):
    """A figure that reports ask for (số liệu báo cáo); `source` names its rule over the ledger.

    "typed" is no rule: people write the number. `commune` is set for a commune's own figure.
    """

    code = models.SlugField(unique=True)
    label = models.CharField(max_length=200)
    unit_word = models.CharField(max_length=30)
    additive = models.BooleanField(default=True)
    source = models.CharField(max_length=60)
    order = models.PositiveIntegerField(default=0)
    commune = models.ForeignKey(Commune, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """In the paper's order."""

        ordering = ["order", "code"]

    def __str__(self) -> str:
        """Return the label."""
        return self.label

    @property
    def is_typed(self) -> bool:
        """Say whether people write the number, of which the ledger knows nothing."""
        return self.source == "typed"


class Regime(models.Model):
    """A reporting duty (chế độ báo cáo): who reports to whom, through whom, how often.

    `level` is the kind of unit that owes it: hamlet, office (for the commune), unit; `units` are
    those that owe it, empty: every hamlet. `every` is a key of `due_periods.EVERY`; `closing_day`
    closes months; `due_after` counts working days after the close; `due_on` is a day fixed for a
    report that is asked for once, whose figures run from `from_on` to `until_on` (none: the
    campaign's days). `parts` are the narrative's [key, heading] pairs (none: the usual ones),
    `paper` the slug of a family of papers ("": the level's own). From `stopped_on` nothing new is
    owed. `key` is stable over re-plans; a regime of people's own making has none from a letter.
    Without a `campaign` it is of every campaign of the commune and goes on when none runs; `basis`
    holds the papers that ask for it (căn cứ), a line each.
    """

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    level = models.CharField(max_length=12)
    units = models.ManyToManyField(Unit, related_name="+")
    to_name = models.CharField(max_length=300)
    via_name = models.CharField(max_length=300, blank=True)
    every = models.CharField(max_length=12)
    closing_day = models.PositiveIntegerField(default=14)
    due_after = models.PositiveIntegerField(default=3)
    due_on = models.DateField(null=True)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    quote = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    is_proposed = models.BooleanField(default=False)
    indicators = models.ManyToManyField(Indicator, related_name="+")
    parts = models.JSONField(default=list)
    paper = models.SlugField(max_length=40, blank=True)
    edited_at = models.DateTimeField(null=True)
    stopped_on = models.DateField(null=True)

    class Meta:
        """Once a campaign, or once a commune."""

        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="regime_once"),
            models.UniqueConstraint(
                fields=["commune", "key"],
                condition=models.Q(campaign__isnull=True),
                name="regime_of_commune_once",
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def sections(self) -> dict[str, str]:
        """Return the narrative's headings by their keys, in the paper's order."""
        return {str(key): str(label) for key, label in self.parts} or {
            key: PARTS[key] for key in STANDARD
        }

    @property
    def every_label(self) -> str:
        """Return the kind of period in words."""
        return EVERY.get(self.every, self.every)

    @property
    def about(self) -> str:
        """Return whose work it tells in words: the campaign's name, or that of every campaign."""
        return str(self.campaign) if self.campaign else EVERY_CAMPAIGN

    @property
    def is_question(self) -> bool:
        """Say whether it is a question asked once, no part of the campaign's reporting."""
        return self.key.startswith(QUESTION)

    def is_stopped(self, today: date) -> bool:
        """Say whether nothing new is owed any more."""
        return self.stopped_on is not None and self.stopped_on <= today


class Due(models.Model):
    """A report owed by a unit for a span of days; made beforehand, so silence is visible."""

    regime = models.ForeignKey(Regime, on_delete=models.CASCADE, related_name="dues")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    from_on = models.DateField()
    until_on = models.DateField()
    due_at = models.DateTimeField()

    class Meta:
        """Once."""

        constraints = [
            models.UniqueConstraint(fields=["regime", "unit", "from_on"], name="due_once")
        ]
        ordering = ["due_at", "pk"]

    @property
    def called(self) -> str:
        """Return what people call it: "Báo cáo kỳ tháng 9 (23/8–14/9)", or what the question is."""
        if self.regime.is_question:
            return self.regime.title
        return f"Báo cáo {self.title[:1].lower()}{self.title[1:]}"
