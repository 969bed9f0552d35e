"""Report's tables: reports with their figures and seals; what is owed stands beside."""

import uuid

from django.db import models

from lantoa.commune.models import User
from lantoa.report.issued_models import Issued
from lantoa.report.outside_models import OutsideForm
from lantoa.report.province_models import Passing, Received, Reopened, Settled, TrustedKey
from lantoa.report.regime_models import Due, Indicator, Regime

__all__ = [
    "Due",
    "Figure",
    "Indicator",
    "Issued",
    "OutsideForm",
    "Passing",
    "Received",
    "Regime",
    "Reopened",
    "Report",
    "Seal",
    "Settled",
    "TrustedKey",
]


class Report(models.Model):
    """A report (báo cáo) as it stands; a resubmission is a new version.

    State: draft → sent → returned | accepted. `narrative` is {part: text}; `grounds` tells which
    activities and concerns each drafted sentence was made of: {part: {sentence: {"activities":
    [ids], "concerns": [ids]}}}. `on_paper` marks a report that came on paper and was typed in;
    `stands_in` one the office wrote for a silent unit.
    """

    DRAFT, SENT, RETURNED, ACCEPTED = "draft", "sent", "returned", "accepted"

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    due = models.ForeignKey(Due, on_delete=models.PROTECT, related_name="reports")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, default=DRAFT)
    narrative = models.JSONField(default=dict)
    grounds = models.JSONField(default=dict)
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

    @property
    def by_office(self) -> bool:
        """Say whether the office writes it for the unit."""
        return self.on_paper or self.stands_in


class Figure(models.Model):
    """One figure of a report: a value, an explicit zero, nothing happened, or not filled in.

    `ledger_value` is what the ledger said; a different `value` needs a `reason`. `typed` is what a
    person wrote into a draft that is no number yet ("khoảng 50"); it stands beside a blank.
    `note` is the receiver's word on this one figure.
    """

    VALUE, ZERO, NONE, BLANK = "value", "zero", "none", "blank"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="figures")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=6, default=BLANK)
    value = models.DecimalField(max_digits=14, decimal_places=1, null=True)
    ledger_value = models.DecimalField(max_digits=14, decimal_places=1, null=True)
    reason = models.TextField(blank=True)
    typed = models.TextField(blank=True)
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
