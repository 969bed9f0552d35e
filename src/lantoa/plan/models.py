"""The plan's tables: campaign, pillars, peaks, assignments."""

from django.db import models

from lantoa.commune.models import Commune, Place, Unit
from lantoa.intake.models import Directive
from lantoa.intake.rules import targets


class Campaign(models.Model):
    """A campaign (đợt tuyên truyền) that one directive asks for, with its window of days."""

    RUNNING, CLOSED = "running", "closed"

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    directive = models.OneToOneField(Directive, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=500)
    state = models.CharField(max_length=10, default=RUNNING)
    from_on = models.DateField()
    until_on = models.DateField()
    window_is_proposed = models.BooleanField(default=False)
    launched_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    differences = models.JSONField(default=list)

    class Meta:
        """Newest first."""

        ordering = ["-launched_at", "-pk"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def standing_pillars(self) -> "models.QuerySet[Pillar]":
        """Return the pillars that work to come may serve: those that the directive still names."""
        return Pillar.objects.filter(campaign=self, ended_on=None)


class Pillar(models.Model):
    """A named content (nội dung trọng tâm) of the directive; `quote` is its own text.

    One that a later version no longer names ends (`ended_on`): what was done under it stays told.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="pillars")
    ref = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    quote = models.TextField(blank=True)
    garbled = models.BooleanField(default=False)
    order = models.PositiveIntegerField()
    ended_on = models.DateField(null=True)

    class Meta:
        """In the directive's order."""

        constraints = [models.UniqueConstraint(fields=["campaign", "ref"], name="pillar_once")]
        ordering = ["order"]

    def __str__(self) -> str:
        """Return the number and the title, and that it ended."""
        ended = f" (thôi từ {self.ended_on:%d/%m/%Y})" if self.ended_on else ""
        return f"{self.ref} {self.title}{ended}"


class Peak(models.Model):
    """A peak (cao điểm): the day that the campaign rises to."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="peaks")
    on = models.DateField()
    title = models.CharField(max_length=300)

    class Meta:
        """Once a day."""

        constraints = [models.UniqueConstraint(fields=["campaign", "on"], name="peak_once")]
        ordering = ["on"]


class Assignment(models.Model):
    """An assignment (phân công): one duty of one unit, with the sentence it comes from.

    A group row (`parent` empty, `unit` empty or the one unit named) keeps the letter's own words
    in `named`; rows of the units it is spread to point to it with `parent`. `role` is lead or
    support; `key` is stable over re-plans; `edited_at` marks rows that a person changed.
    """

    LEAD, SUPPORT = "lead", "support"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="assignments")
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="spread")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=120)
    named = models.CharField(max_length=500)
    role = models.CharField(max_length=10, default=LEAD)
    duty = models.TextField()
    quote = models.TextField(blank=True)
    garbled = models.BooleanField(default=False)
    channel = models.CharField(max_length=20, blank=True)
    cadence = models.CharField(max_length=20, blank=True)
    due_on = models.DateField(null=True)
    order = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(null=True)

    class Meta:
        """In the directive's order."""

        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="assignment_once")]
        ordering = ["order", "pk"]

    @property
    def targets(self) -> tuple[str, ...]:
        """Return what the duty counts ("mỗi thôn 02 băng rôn"); nothing where words are unsure."""
        return () if self.garbled else targets(self.duty)
