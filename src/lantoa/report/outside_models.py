"""The table of other bodies' forms: which figure stands in which column, in their order."""

from django.db import models

from lantoa.commune.models import Commune, User


class OutsideForm(models.Model):
    """A form of another body (biểu của Sở, của nq57.vn): its columns in order.

    `columns` is [{"label", "source"}]: a source is an indicator's code, one of `outside.FACTS`,
    or "" for a column that stays empty.
    """

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    columns = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """By title."""

        ordering = ["title", "pk"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title
