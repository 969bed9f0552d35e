"""Learning's tables: lessons and the classes that taught them."""

from django.db import models

from lantoa.commune.models import Place, Unit, User
from lantoa.outreach.models import Activity


class Lesson(models.Model):
    """A short lesson of the movement "Bình dân học vụ số": plain words, steps, one exercise."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    body = models.TextField()
    practice = models.TextField(blank=True)
    minutes = models.PositiveIntegerField(default=10)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        """From easy to hard."""

        ordering = ["order"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Class(models.Model):
    """A class held (lớp Bình dân học vụ số): headcounts only, never who (practice §1.8)."""

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="classes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    hamlet = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, null=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    learners = models.PositiveIntegerField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
