"""Intake's tables: the directive, where its fields stand in the source, what is left open."""

from django.db import models

from lantoa.commune.models import Commune, File, Unit, User

STOPPED = "Đã dừng đọc theo yêu cầu. Tệp vẫn giữ nguyên; cần thì bấm Đọc lại."


class Directive(models.Model):
    """A directive (văn bản chỉ đạo) as received and as read.

    `raw` is the text as received, `text` the text after repair (same lines), `fields` the reading
    form (see docs) with the person's corrections, `reading` what else the plan needs.
    State: received (waits for the worker) → read → confirmed; "unreadable" keeps the files and
    says why in `trouble`. `tries` counts how often a worker began, `pages_read` of `pages_total`
    how far it is; `notes` are sentences about how the paper was read. `enclosed_in` is the
    directive that this one was sent with (văn bản gửi kèm): its duties join in there.
    """

    RECEIVED, READ, CONFIRMED, UNREADABLE = "received", "read", "confirmed", "unreadable"

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    issuer = models.CharField(max_length=300, blank=True)
    number = models.CharField(max_length=100, blank=True)
    number_key = models.CharField(max_length=100, blank=True, db_index=True)
    issued_on = models.DateField(null=True)
    version_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    enclosed_in = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="enclosures"
    )
    state = models.CharField(max_length=12, default=RECEIVED)
    garbled = models.BooleanField(default=False)
    raw = models.TextField(blank=True)
    text = models.TextField(blank=True)
    fields = models.JSONField(default=dict)
    reading = models.JSONField(default=dict)
    trouble = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    pages_read = models.PositiveIntegerField(default=0)
    pages_total = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    row_version = models.PositiveIntegerField(default=1)

    class Meta:
        """Newest first."""

        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        """Return the number, or say that there is none yet."""
        return self.number or "Văn bản chưa rõ số"

    @property
    def is_stopped(self) -> bool:
        """Say whether a person stopped the reading."""
        return self.state == self.UNREADABLE and self.trouble == STOPPED

    @property
    def file_names(self) -> list[str]:
        """Return the names of the kept files, in order."""
        return [page.file.name for page in self.pages.all()]


class Page(models.Model):
    """One file of a directive, in order: several files are pages of one document."""

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="pages")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveIntegerField()

    class Meta:
        """In order."""

        ordering = ["order"]


class PageImage(models.Model):
    """The picture of one printed page (ảnh trang), and where the text stands on it.

    `n` is from 1 in reading order, `source` the file that it came from; width and height in
    pixels of `file`. `how` tells whether its words were printed in the file or seen by OCR.
    `lines` is a list of {"line": line of `Directive.raw` from 0, "box": [x, y, w, h],
    "words": [[x, y, w, h, confidence], …]}: boxes as fractions of the page, confidence 0 to 1,
    words in the order of the line.
    """

    PRINTED, SEEN = "printed", "seen"

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="page_images")
    source = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="images")
    n = models.PositiveIntegerField()
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    how = models.CharField(max_length=8)
    lines = models.JSONField(default=list)

    class Meta:
        """In reading order, each page once."""

        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["directive", "n"], name="page_image_once")]


class Span(models.Model):
    """Where a field stands in the source: `field` is a path such as "assignments.2.duties.0".

    Lines are 0-based and inclusive; confidence 0–1; corrected_by tells whose word it is now.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="spans")
    field = models.CharField(max_length=100)
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    confidence = models.FloatField(default=1)
    corrected_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(null=True)

    class Meta:
        """One span a field."""

        constraints = [models.UniqueConstraint(fields=["directive", "field"], name="span_once")]


class Point(models.Model):
    """An open point (điểm cần làm rõ): what the directive leaves open, with a proposed answer.

    `choices` is [{"key", "label"}]; `proposed` and `choice` are keys; `choice` is empty until a
    person settles it.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="points")
    code = models.CharField(max_length=40)
    detail = models.TextField()
    question = models.TextField(blank=True)
    choices = models.JSONField(default=list)
    proposed = models.CharField(max_length=60)
    choice = models.CharField(max_length=60, blank=True)
    settled_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        """In the order of the text."""

        ordering = ["order", "pk"]

    @property
    def answer(self) -> str:
        """Return the key in force: the person's choice, or the proposed one."""
        return self.choice or self.proposed


class Related(models.Model):
    """A paper that a directive names by number, and what it is to it (`kinship`: `what`).

    Known by its number alone until the commune holds the paper itself.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="related")
    what = models.CharField(max_length=10)
    number = models.CharField(max_length=100)
    number_key = models.CharField(max_length=100, db_index=True)
    issued_on = models.DateField(null=True)
    line = models.PositiveIntegerField(default=0)

    class Meta:
        """Each number once, in the order of the text."""

        constraints = [
            models.UniqueConstraint(fields=["directive", "number_key"], name="related_once")
        ]
        ordering = ["pk"]


class Taught(models.Model):
    """What a correction taught for later papers of the same issuer (`learned.Correction`).

    `issuer_key` is the folded issuer. The newest lesson on the same words is the one that counts.
    """

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    issuer_key = models.CharField(max_length=300, db_index=True)
    issuer = models.CharField(max_length=300)
    field = models.CharField(max_length=40)
    before = models.CharField(max_length=500)
    after = models.CharField(max_length=500)
    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    used = models.PositiveIntegerField(default=0)

    class Meta:
        """One answer to the same words of one issuer."""

        constraints = [
            models.UniqueConstraint(
                fields=["commune", "issuer_key", "field", "before"], name="taught_once"
            )
        ]
        ordering = ["issuer", "field", "pk"]
