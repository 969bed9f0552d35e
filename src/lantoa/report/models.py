"""Report's tables: indicators, regimes, dues made beforehand, reports, figures, seals."""

import uuid

from django.db import models

from lantoa.commune.models import Commune, Unit, User
from lantoa.plan.models import Campaign


class Indicator(models.Model):
    """A figure that reports ask for (số liệu báo cáo); `source` names its rule over the ledger."""

    code = models.SlugField(unique=True)
    label = models.CharField(max_length=200)
    unit_word = models.CharField(max_length=30)
    additive = models.BooleanField(default=True)
    source = models.CharField(max_length=60)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        """In the paper's order."""

        ordering = ["order"]


class Regime(models.Model):
    """A reporting duty (chế độ báo cáo): who reports to whom, through whom, how often.

    `level` is the kind of unit that owes it: hamlet, office, commune. `every` as in the reading
    form (monthly, weekly, once …); `closing_day` closes months; `due_after` counts working days
    after the close. `key` is stable over re-plans.
    """

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    level = models.CharField(max_length=12)
    to_name = models.CharField(max_length=300)
    via_name = models.CharField(max_length=300, blank=True)
    every = models.CharField(max_length=12)
    closing_day = models.PositiveIntegerField(default=14)
    due_after = models.PositiveIntegerField(default=3)
    quote = models.TextField(blank=True)
    is_proposed = models.BooleanField(default=False)
    indicators = models.ManyToManyField(Indicator, related_name="+")
    edited_at = models.DateTimeField(null=True)

    class Meta:
        """Once a campaign."""

        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="regime_once")]


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


class Report(models.Model):
    """A report (báo cáo) as it stands; a resubmission is a new version.

    State: draft → sent → returned | accepted. `narrative` is {section: text}; `paper` marks a
    report that came on paper and was typed in; `stands_in` one the office wrote for a silent unit.
    """

    DRAFT, SENT, RETURNED, ACCEPTED = "draft", "sent", "returned", "accepted"

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    due = models.ForeignKey(Due, on_delete=models.PROTECT, related_name="reports")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, default=DRAFT)
    narrative = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    on_paper = models.BooleanField(default=False)
    stands_in = models.BooleanField(default=False)
    drafted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    row_version = models.PositiveIntegerField(default=1)

    class Meta:
        """Newest first."""

        constraints = [models.UniqueConstraint(fields=["due", "version"], name="report_once")]
        ordering = ["due", "-version"]


class Figure(models.Model):
    """One figure of a report: a value, an explicit zero, nothing happened, or not filled in.

    `ledger_value` is what the ledger said; a different `value` needs a `reason`. `note` is the
    receiver's word on this one figure.
    """

    VALUE, ZERO, NONE, BLANK = "value", "zero", "none", "blank"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="figures")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=6, default=BLANK)
    value = models.DecimalField(max_digits=14, decimal_places=1, null=True)
    ledger_value = models.DecimalField(max_digits=14, decimal_places=1, null=True)
    reason = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        """Once a report."""

        constraints = [models.UniqueConstraint(fields=["report", "indicator"], name="figure_once")]


class Seal(models.Model):
    """What was accepted (khóa số liệu): the whole body, its hash, and the journal's head."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="seal")
    body = models.JSONField()
    sha256 = models.CharField(max_length=64)
    journal_seq = models.PositiveBigIntegerField()
    journal_hash = models.CharField(max_length=64)
    at = models.DateTimeField()
