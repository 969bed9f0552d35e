"""Urge's tables: reminders on record, how each was carried, how a person wants them."""

from django.db import models
from django.db.models import Q

from lantoa.commune.models import Commune, Unit, User


class Reminder(models.Model):
    """A reminder (nhắc việc, đôn đốc, đề nghị phối hợp): to whom, about what, when, how.

    `rule`: "digest" (made by rule for one person, `user`, once a day), "zalo", "call" or
    "superior" (what a person of the office said or noted: `said_by`, `via`). `things` are pairs
    of an address ("due:12", "activity:40") and the step it was on. A call keeps its `outcome`
    (`ladder.OUTCOMES`), a `note`, and the day that was promised. `seen_by` read it.
    """

    DIGEST, ZALO, CALL, SUPERIOR = "digest", "zalo", "call", "superior"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(max_length=30)
    about = models.CharField(max_length=40)
    on = models.DateField()
    things = models.JSONField(default=list)
    words = models.TextField()
    via = models.CharField(max_length=12, default="app")
    outcome = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=300, blank=True)
    promised_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    said_at = models.DateTimeField(null=True)
    said_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One digest a day for a person; what people said, once for each time they said it."""

        constraints = [
            models.UniqueConstraint(fields=["unit", "rule", "about", "on"], name="reminder_once"),
            models.UniqueConstraint(
                fields=["user", "on"], condition=Q(user__isnull=False), name="digest_once"
            ),
        ]
        indexes = [models.Index(fields=["commune", "on"], name="reminder_days")]
        ordering = ["-made_at"]


class Delivery(models.Model):
    """A digest on its way by e-mail or by a service; kept also when it failed.

    `next_at` is when it is tried; `started_at` when the last try began; `fault` says in words why
    it did not go. MERGED: a later digest holds the same duties, so this one is not sent any more.
    """

    WAITING, SENDING, SENT, FAILED, MERGED = "waiting", "sending", "sent", "failed", "merged"

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="deliveries")
    via = models.CharField(max_length=12)
    state = models.CharField(max_length=8, default=WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        """One way, once."""

        constraints = [models.UniqueConstraint(fields=["reminder", "via"], name="delivery_once")]
        indexes = [models.Index(fields=["state", "next_at"], name="delivery_waiting")]


class Preference(models.Model):
    """How a person wants to be reminded: at which hour, and by what beside the app.

    `service` is an address of Apprise ("tgram://…"): a secret, never shown again whole.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="preference")
    at = models.TimeField(null=True)
    email = models.EmailField(blank=True)
    service = models.CharField(max_length=300, blank=True)
