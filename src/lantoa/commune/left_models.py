"""What the phone of a lost card left behind before it forgot everything."""

from django.db import models


class LeftWork(models.Model):
    """One sealed piece of work that waited in the phone; nothing counts until the office takes it.

    `of`: the work; `uid`: the work itself or one photo of it. `data` is emptied once it is
    settled (taken in or dropped).
    """

    card = models.ForeignKey("lantoa.Card", on_delete=models.CASCADE, related_name="left")
    of = models.UUIDField()
    uid = models.UUIDField()
    data = models.BinaryField()
    left_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        """One piece once, in the order it came."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["card", "uid"], name="left_work_once")]
