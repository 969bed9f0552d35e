"""The table of who was reached: sets of households, the longest table of a house."""

from django.db import models

from lantoa.commune.models import Place
from lantoa.kit.bits import BitsField
from lantoa.kit.narrow import NarrowKey, WordField

MARKS = ("offered", "delivered", "engaged", "absent", "away", "refused")
"""What a set says of its households; stored as numbers from 1 in this order, so add at the end."""


class Audience(models.Model):
    """Households of a hamlet that an activity reached, as bits; only where a part was reached.

    Marks offered, delivered and engaged count as reach (engaged holds delivered holds offered:
    the strongest is stored); absent, away and refused are results of a round. One set a mark: that
    is the key, and there is no other, for every byte of a row counts (decision 7).
    """

    pk = models.CompositePrimaryKey("activity", "hamlet", "mark")
    activity = NarrowKey(
        "lantoa.Activity", on_delete=models.CASCADE, related_name="audiences", db_index=False
    )
    hamlet = NarrowKey(Place, on_delete=models.PROTECT, related_name="+")
    mark = WordField(words=MARKS)
    bits = BitsField(default=bytes)
