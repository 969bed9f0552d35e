"""Tables of the recall sample (hỏi nhanh): the draw, one sheet a hamlet, doors while it is open."""

from django.db import models

from lantoa.commune.models import Place, Unit, User
from lantoa.kit.bits import BitsField
from lantoa.plan.models import Campaign
from lantoa.reach.recall_rules import ASKERS, Answers


class Recall(models.Model):
    """One question put to a random sample of households, hamlet by hamlet.

    `pillar` is the number of what it asks about, "" for the whole campaign. With `seed` and a
    sheet's `frame` anyone can draw the same households again (`recall_rules.order_of`).
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    pillar = models.CharField(max_length=20, blank=True)
    question = models.CharField(max_length=300)
    seed = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Newest first."""

        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        """Return the question."""
        return self.question


class RecallSheet(models.Model):
    """One hamlet's part: the households that could be drawn (`frame`), who asks, what came of it.

    `away` households were not asked: nobody is there. `heard` … `absent` are filled when the
    sheet closes; from then on nothing says which household gave which answer.
    """

    recall = models.ForeignKey(Recall, on_delete=models.CASCADE, related_name="sheets")
    hamlet = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    asker = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    asker_kind = models.CharField(max_length=12)
    frame = BitsField(default=bytes)
    size = models.PositiveIntegerField()
    away = models.PositiveIntegerField(default=0)
    heard = models.PositiveIntegerField(default=0)
    not_heard = models.PositiveIntegerField(default=0)
    unsure = models.PositiveIntegerField(default=0)
    absent = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One sheet a hamlet."""

        constraints = [models.UniqueConstraint(fields=["recall", "hamlet"], name="recall_once")]
        ordering = ["hamlet__sort_key"]

    @property
    def answers(self) -> Answers:
        """Return what the closed sheet found."""
        return Answers(self.heard, self.not_heard, self.unsure, self.absent)

    @property
    def asker_words(self) -> str:
        """Say what kind of person asked."""
        return ASKERS[self.asker_kind]


class RecallDoor(models.Model):
    """A door that chance picked, and its answer; deleted when the sheet closes."""

    sheet = models.ForeignKey(RecallSheet, on_delete=models.CASCADE, related_name="doors")
    order = models.PositiveIntegerField()
    bit = models.PositiveIntegerField()
    answer = models.CharField(max_length=8, blank=True)

    class Meta:
        """In the order that chance gave."""

        constraints = [models.UniqueConstraint(fields=["sheet", "order"], name="recall_door_once")]
        ordering = ["order"]
