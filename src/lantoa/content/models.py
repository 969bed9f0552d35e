"""Content's tables: items and their versions."""

from django.db import models

from lantoa.commune.models import Unit, User
from lantoa.content.rules import KINDS, STATES
from lantoa.plan.models import Campaign, Pillar


class Item(models.Model):
    """An item (nội dung tuyên truyền): a bulletin, article, slogan, post, outline, leaflet.

    `key` is stable over re-drafting ("" for items that people wrote); `source` is directive,
    theme or own; `needs_approval` is false for what practice §1.2 exempts.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="items")
    pillars = models.ManyToManyField(Pillar, related_name="items")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=10, default="vi")
    source = models.CharField(max_length=12)
    key = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=300)
    needs_approval = models.BooleanField(default=True)
    edited_at = models.DateTimeField(null=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        """In the order they were drafted; a drafted key stands once in a campaign."""

        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "key"], condition=~models.Q(key=""), name="item_once"
            )
        ]
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def label(self) -> str:
        """Return the kind as a person calls it: Tin phát thanh, Bài, Khẩu hiệu …"""
        return KINDS.get(self.kind, self.kind)


class Version(models.Model):
    """A version of an item; the approved one is what goes out, named by its fingerprint."""

    DRAFT, SUBMITTED, RETURNED, APPROVED, WITHDRAWN = (
        "draft", "submitted", "returned", "approved", "withdrawn",
    )  # fmt: skip

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="versions")
    n = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    body = models.TextField()
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default=DRAFT)
    note = models.TextField(blank=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        constraints = [models.UniqueConstraint(fields=["item", "n"], name="version_once")]
        ordering = ["item", "-n"]

    @property
    def label(self) -> str:
        """Return the state in the words of the screen."""
        return STATES[self.state][0]

    @property
    def chip(self) -> str:
        """Return the chip that the state is shown with."""
        return STATES[self.state][1]

    @property
    def sign(self) -> str:
        """Return the state's own icon, "" where the chip has one."""
        return STATES[self.state][2]

    @property
    def mark(self) -> str:
        """Return the fingerprint (mã đối chiếu) as people compare it: its first eight signs."""
        return self.fingerprint[:8]
