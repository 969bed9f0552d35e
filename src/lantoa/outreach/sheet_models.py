"""Code sheets (phiếu việc): a month of a hamlet's work on paper, and what was typed from it."""

from django.db import models

from lantoa.commune.models import File, Unit, User


class CodeSheet(models.Model):
    """One printed sheet: a unit's planned duties of a month, in the order of its lines.

    Printed anew after the plan has changed it is a next `version`; the code on the paper names
    unit, month and version. `month` is its first day. `photo` is the newest picture of the
    filled sheet: the proof of what was typed.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    version = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    photo = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    typed_at = models.DateTimeField(null=True)
    typed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A version once."""

        constraints = [
            models.UniqueConstraint(fields=["unit", "month", "version"], name="code_sheet_once")
        ]
        ordering = ["-month", "unit__sort_key", "-version"]

    @property
    def code(self) -> str:
        """Return what stands in the QR code and under it: "12-202509-1"."""
        return f"{self.unit_id}-{self.month:%Y%m}-{self.version}"


class SheetLine(models.Model):
    """One line of a sheet: a planned duty, or a free one (`planned` empty); once it is written."""

    sheet = models.ForeignKey(CodeSheet, on_delete=models.CASCADE, related_name="lines")
    order = models.PositiveIntegerField()
    planned = models.ForeignKey(
        "lantoa.Activity", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written = models.ForeignKey(
        "lantoa.Activity", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        """In the order of the paper."""

        constraints = [models.UniqueConstraint(fields=["sheet", "order"], name="sheet_line_once")]
        ordering = ["order"]
