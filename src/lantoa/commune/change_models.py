"""How the ground changes: hamlets merged, split, renamed; household lists waiting for a yes."""

import uuid

from django.db import models

from lantoa.kit import clock
from lantoa.kit.bits import BitsField


class PlaceChange(models.Model):
    """A merger, split or renaming of hamlets as of a day (sáp nhập, chia tách, đổi tên thôn).

    `before` and `after` are codes; a renamed hamlet keeps its own. `decision` names the paper that
    says so. `facts` holds what was moved with it, so that it can be explained and taken back.
    """

    MERGE, SPLIT, RENAME = "merge", "split", "rename"

    commune = models.ForeignKey("lantoa.Commune", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    on = models.DateField()
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    decision = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict)
    by = models.ForeignKey("lantoa.User", null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """The newest day first."""

        ordering = ["-on", "-pk"]


class PlannedChange(models.Model):
    """A change of hamlets from a day to come (dự kiến): what was `typed` into its form, by field.

    `hamlet` is the one that is split or renamed. On its day it is proposed and done by hand, as a
    `PlaceChange`; `settled_at` says that it was done or dropped.
    """

    commune = models.ForeignKey("lantoa.Commune", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    hamlet = models.ForeignKey(
        "lantoa.Place", null=True, on_delete=models.PROTECT, related_name="+"
    )
    on = models.DateField()
    typed = models.JSONField(default=dict)
    by = models.ForeignKey("lantoa.User", null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        """The next first."""

        ordering = ["on", "pk"]

    @property
    def is_due(self) -> bool:
        """Say whether its day has come."""
        return self.on <= clock.today()


class Succession(models.Model):
    """Seats of a hamlet that go on in another after a change: these `bits`, `shift` bits higher."""

    change = models.ForeignKey(PlaceChange, on_delete=models.PROTECT, related_name="successions")
    before = models.ForeignKey("lantoa.Place", on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey("lantoa.Place", on_delete=models.PROTECT, related_name="+")
    shift = models.PositiveIntegerField()
    bits = BitsField(default=bytes)


class HouseholdList(models.Model):
    """A hamlet's list as it was sent, kept until somebody says yes to what it would change.

    `rows` are the lines as read; taken or given up, they are forgotten.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    hamlet = models.ForeignKey("lantoa.Place", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("lantoa.User", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    rows = models.JSONField(default=list)
    sent_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
