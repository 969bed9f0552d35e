"""What a sender looked at again and kept: the one thing of the gentle checks that is stored."""

from django.db import models

from lantoa.commune.models import User


class KeptHint(models.Model):
    """The sender looked at a hint (`code`, its sentence `said`) and let the work stand."""

    activity = models.ForeignKey(
        "lantoa.Activity", on_delete=models.CASCADE, related_name="kept_hints"
    )
    code = models.CharField(max_length=10)
    said = models.CharField(max_length=300)
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """A check once."""

        constraints = [models.UniqueConstraint(fields=["activity", "code"], name="hint_kept_once")]
        ordering = ["pk"]
