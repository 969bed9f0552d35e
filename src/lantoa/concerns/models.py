"""Concerns' tables: difficulties and feedback, their messages, topics with hours to answer."""

import uuid

from django.db import models

from lantoa.commune.models import Commune, File, Place, Unit, User
from lantoa.plan.models import Campaign


class Topic(models.Model):
    """What concerns are about: who answers (`route`, a unit) and within how many hours."""

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    hours = models.PositiveIntegerField()
    route = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Concern(models.Model):
    """A difficulty of a unit (khó khăn) or feedback of a resident (phản ánh, kiến nghị).

    State: open → answered → closed; `due_at` is received_at plus the topic's hours. `on_behalf_of`
    says who called when someone else wrote it down (ghi hộ: practice §1.16).
    """

    DIFFICULTY, FEEDBACK = "difficulty", "feedback"
    OPEN, ANSWERED, CLOSED = "open", "answered", "closed"

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, default=DIFFICULTY)
    topic = models.ForeignKey(Topic, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    with_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    raised_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.CharField(max_length=200, blank=True)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=OPEN)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """What must be answered first."""

        ordering = ["due_at"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Message(models.Model):
    """A word in a concern, with photos."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="messages")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    body = models.TextField()
    is_answer = models.BooleanField(default=False)
    files = models.ManyToManyField(File, related_name="+")

    class Meta:
        """In time."""

        ordering = ["at", "pk"]
