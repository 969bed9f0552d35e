"""The table of papers as issued: number, day and signed file of a report or of a plan."""

from django.db import models

from lantoa.commune.models import File, User
from lantoa.plan.models import Campaign


class Issued(models.Model):
    """A paper as issued (văn bản đã ban hành): what the document system gave back.

    Of one report or of one campaign's plan. `number` without its symbol, "" for papers that have
    none. `doubts` are what the file did not agree with when a person said it is right.
    """

    report = models.OneToOneField(
        "lantoa.Report", null=True, on_delete=models.PROTECT, related_name="issued"
    )
    campaign = models.OneToOneField(Campaign, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=40, blank=True)
    issued_on = models.DateField()
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    doubts = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Of a report or of a plan, never of both."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(report__isnull=True) ^ models.Q(campaign__isnull=True),
                name="issued_of_one",
            )
        ]

    def __str__(self) -> str:
        """Return "125/BC-UBND", or "Bản đã ký" where there is no number."""
        return f"{self.number}/{self.symbol}" if self.number else "Bản đã ký"
