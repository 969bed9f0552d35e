"""Urge's table: reminders by rule, on record."""

from django.db import models

from lantoa.commune.models import Commune, Unit, User


class Reminder(models.Model):
    """A reminder (nhắc việc, đôn đốc, đề nghị phối hợp): to whom, about what, when, how.

    `about` is an address of the thing ("due:12", "activity:40"); one rule reminds once a day.
    `said_by` passed it on by Zalo or a call (`via`); `seen_by` read it in the unit.
    """

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(max_length=30)
    about = models.CharField(max_length=40)
    on = models.DateField()
    words = models.TextField()
    via = models.CharField(max_length=12, default="app")
    made_at = models.DateTimeField()
    said_at = models.DateTimeField(null=True)
    said_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One rule reminds of one thing once a day."""

        constraints = [
            models.UniqueConstraint(fields=["unit", "rule", "about", "on"], name="reminder_once")
        ]
        ordering = ["-made_at"]
