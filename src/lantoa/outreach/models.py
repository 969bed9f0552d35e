"""The ledger's tables: outlets and zones, activities, proof, what was carried, who was reached."""

import uuid

from django.db import models

from lantoa.commune.models import Commune, File, Place, Unit, User
from lantoa.content.models import Version
from lantoa.kit.bits import BitsField
from lantoa.kit.say import when
from lantoa.outreach.audience_models import MARKS as MARKS
from lantoa.outreach.audience_models import Audience as Audience
from lantoa.outreach.hint_models import KeptHint as KeptHint
from lantoa.outreach.rules import PAPER, TOLD
from lantoa.outreach.sheet_models import CodeSheet as CodeSheet
from lantoa.outreach.sheet_models import SheetLine as SheetLine
from lantoa.plan.models import Assignment, Campaign, Pillar

IN_TIME = (models.F("due_on").asc(), models.F("due_time").asc(nulls_last=True), "pk")
"""Activities in time; those without an hour come last in their day, in every database."""


class Outlet(models.Model):
    """An outlet (điểm tuyên truyền): one mouth that the commune owns.

    The radio station, a loudspeaker cluster of it (`parent`), a notice board, a Zalo group, the
    web page. `kind` is a channel kind; `facts` what the channel keeps of it.
    """

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    facts = models.JSONField(default=dict)
    closed_on = models.DateField(null=True)

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Zone(models.Model):
    """Which part of a hamlet an outlet reaches: `bits` of households, or the whole (empty)."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="zones")
    hamlet = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    whole = models.BooleanField(default=True)
    bits = BitsField(default=bytes)
    from_on = models.DateField()
    to_on = models.DateField(null=True)


class Activity(models.Model):
    """One thing planned or done to bring information to people (hoạt động tuyên truyền).

    `place` is the hamlet it belongs to, or the commune. `counts` holds what the channel asks
    (minutes, metres, people, copies …). `key` is stable over re-plans ("" when people added it).
    `corrects` points to the row that this one replaces; a replaced row counts no more. `gathered`
    marks a row that single receipts fill, one household at a time: nobody held it.
    `on_behalf_of` says who told the office that wrote it (ghi hộ), `told_how` by what (a key of
    `rules.TOLD`) and `told_at` when.
    """

    PLANNED, DONE, MISSED, CANCELLED = "planned", "done", "missed", "cancelled"

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="activities")
    pillars = models.ManyToManyField(Pillar, related_name="+")
    assignment = models.ForeignKey(
        Assignment, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=20)
    outlet = models.ForeignKey(Outlet, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=10, default="vi")
    title = models.CharField(max_length=300)
    key = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, default=PLANNED)
    reason = models.TextField(blank=True)
    note = models.TextField(blank=True)
    due_on = models.DateField()
    due_time = models.TimeField(null=True)
    done_on = models.DateField(null=True)
    device_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    logged_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.CharField(max_length=200, blank=True)
    told_how = models.CharField(max_length=10, blank=True)
    told_at = models.DateTimeField(null=True)
    corrects = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    gathered = models.BooleanField(default=False)
    edited_at = models.DateTimeField(null=True)
    row_version = models.PositiveIntegerField(default=1)

    class Meta:
        """In time; a planned key stands once in a campaign."""

        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "key"], condition=~models.Q(key=""), name="activity_once"
            )
        ]
        indexes = [
            models.Index(fields=["campaign", "state", "due_on"]),
            models.Index(fields=["unit", "state", "due_on"]),
            models.Index(fields=["campaign", "kind", "due_on"]),
            models.Index(fields=["place", "due_on"]),
            models.Index(
                fields=["campaign", "corrects"], condition=models.Q(corrects__isnull=False),
                name="activity_corrections",
            ),
        ]  # fmt: skip
        ordering = IN_TIME

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def told(self) -> str:
        """Return who told the office, how and when: "Vi Thị Loan gọi điện, 19:30 hôm qua"."""
        at = f", {when(self.told_at)}" if self.told_at else ""
        return f"{self.on_behalf_of} {TOLD.get(self.told_how, '').lower()}".strip() + at

    @property
    def told_sign(self) -> str:
        """Return the two words that mark a row which the office wrote: "ghi hộ"."""
        return "phiếu giấy" if self.told_how == PAPER else "ghi hộ" if self.on_behalf_of else ""


class Objection(models.Model):
    """A unit says that what the office wrote for it is not right (không đúng): once at a time."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="objections")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.CharField(max_length=500)
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """One at a time, the newest first."""

        constraints = [
            models.UniqueConstraint(
                fields=["activity"], condition=models.Q(answered_at=None), name="objection_once"
            )
        ]
        ordering = ["-at"]


class Proof(models.Model):
    """A proof (minh chứng) of an activity: a photo, a signed sheet, a voice note.

    A voice note is an attachment and never narrative by itself; `words` is what a person of the
    office wrote out of it (ghi thành chữ). `look` is how a photo looks (`kit.looks`).
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="proofs")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    words_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    words_at = models.DateTimeField(null=True)
    look = models.BigIntegerField(null=True)

    @property
    def is_voice(self) -> bool:
        """Say whether it is a recording, to be listened to."""
        return self.file.mime.startswith("audio/")

    class Meta:
        """Once."""

        constraints = [models.UniqueConstraint(fields=["activity", "file"], name="proof_once")]


class Carried(models.Model):
    """What a session, meeting or visit brought: an airing (lượt phát) is one of a radio session."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="carried")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveIntegerField()

    class Meta:
        """In play order."""

        constraints = [models.UniqueConstraint(fields=["activity", "order"], name="carried_once")]
        ordering = ["order"]


class Suspension(models.Model):
    """A pause of an outlet (tạm dừng cụm loa: funeral, power cut, storm): no fault."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="suspensions")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
