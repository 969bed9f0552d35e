"""The ground's tables: places, households, units, people, files, receipts, the journal."""

import uuid
from datetime import date

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from lantoa.commune.change_models import HouseholdList as HouseholdList
from lantoa.commune.change_models import PlaceChange as PlaceChange
from lantoa.commune.change_models import PlannedChange as PlannedChange
from lantoa.commune.change_models import Succession as Succession
from lantoa.commune.key_models import Passkey as Passkey
from lantoa.commune.left_models import LeftWork as LeftWork
from lantoa.kit.text import fold, nfc, person_key, sort_key

NAME = 200


class Place(models.Model):
    """A place (địa bàn): nation, province, commune, or hamlet; codes are zero-padded text.

    `path` is the chain of codes ("/20/06385/06385-003/"), so that "inside my area" is one prefix.
    `word` is what the hamlet is called there: thôn, bản, khu phố, tổ dân phố. `lanes` are its
    lanes' names in the order that its head walks them. A hamlet stands from `from_on` to `to_on`.
    """

    NATION, PROVINCE, COMMUNE, HAMLET = "nation", "province", "commune", "hamlet"

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=10)
    word = models.CharField(max_length=30, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=80, db_index=True)
    name = models.CharField(max_length=NAME)
    folded = models.CharField(max_length=NAME, db_index=True)
    sort_key = models.CharField(max_length=400, db_index=True)
    adults = models.PositiveIntegerField(null=True)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    lanes = models.JSONField(default=list)

    class Meta:
        """Vietnamese order."""

        ordering = ["sort_key"]

    def __str__(self) -> str:
        """Return the name with the word before it: "thôn Đồng Trám"."""
        return f"{self.word} {self.name}".strip()

    def named(self, name: str) -> "Place":
        """Take a name in its one form, with its search and sort keys."""
        self.name = nfc(name)
        self.folded, self.sort_key = fold(self.name), sort_key(self.name)
        return self


class Commune(models.Model):
    """The commune that this database serves; a province has a row for its journal (`place` tells).

    `settings` holds only what differs from `rules.SETTINGS`.
    """

    place = models.OneToOneField(Place, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("Unit", null=True, on_delete=models.PROTECT, related_name="+")
    is_demo = models.BooleanField(default=False)
    clock_offset = models.DurationField(null=True)
    settings = models.JSONField(default=dict)

    def __str__(self) -> str:
        """Return the commune's name."""
        return str(self.place)


class Household(models.Model):
    """A household (hộ): the least that serves; no ID number, no birth date (practice §1.8)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    head = models.CharField(max_length=NAME, blank=True)
    head_key = models.CharField(max_length=400, blank=True)
    head_folded = models.CharField(max_length=NAME, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    away = models.BooleanField(default=False)
    lane = models.CharField(max_length=100, blank=True)
    lane_order = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        """Return the head's name, or nothing known."""
        return self.head

    def headed_by(self, name: str) -> "Household":
        """Take the head's name in its one form, with its search and sort keys."""
        self.head = nfc(name)
        self.head_key, self.head_folded = person_key(self.head), fold(self.head)
        return self


class Seat(models.Model):
    """A household's place in its hamlet's bit string: for life; a move is a new seat."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="seats")
    hamlet = models.ForeignKey(Place, models.PROTECT, related_name="seats", db_index=False)
    bit = models.PositiveIntegerField()
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        """A bit is given once in a hamlet; its days stand in one index."""

        constraints = [models.UniqueConstraint(fields=["hamlet", "bit"], name="seat_once")]
        indexes = [models.Index(fields=["hamlet", "from_on", "to_on", "bit"], name="seat_days")]
        ordering = ["hamlet", "bit"]


class Absence(models.Model):
    """Days that a whole household lives away for work (đi làm ăn xa); its seat stays its own.

    No `from_on`: since before anybody wrote it down. No `to_on`: still away.
    """

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="absences")
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)


class Unit(models.Model):
    """A unit (đơn vị) that has duties: the office, an association, the team, a hamlet's board.

    `relation`: subordinate (it is assigned and urged), coordinating (it is asked), guest (it is
    invited, stands outside the commune's tree: practice §1.3).
    """

    SUBORDINATE, COORDINATING, GUEST = "subordinate", "coordinating", "guest"

    kind = models.CharField(max_length=20)
    relation = models.CharField(max_length=12, default=SUBORDINATE)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=NAME)
    folded = models.CharField(max_length=NAME, db_index=True)
    sort_key = models.CharField(max_length=400, db_index=True)
    phone = models.CharField(max_length=20, blank=True)
    closed_on = models.DateField(null=True)
    areas = models.ManyToManyField(Place, through="UnitArea", related_name="+")

    class Meta:
        """Vietnamese order."""

        ordering = ["sort_key"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def named(self, name: str) -> "Unit":
        """Take a name in its one form, with its search and sort keys."""
        self.name = nfc(name)
        self.folded, self.sort_key = fold(self.name), sort_key(self.name)
        return self


class UnitArea(models.Model):
    """A place that a unit works in: associations cut across hamlets, teams across communes."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once."""

        constraints = [models.UniqueConstraint(fields=["unit", "place"], name="area_once")]


class UserManager(BaseUserManager["User"]):
    """Makes people."""

    def create_user(self, username: str, full_name: str, password: str | None = None) -> "User":
        """Make one person; without a password nobody can sign in with one."""
        user = self.model(username=nfc(username).lower()).named(full_name)
        user.set_password(password) if password else user.set_unusable_password()
        user.save()
        return user


class User(AbstractBaseUser):
    """A person who signs in; `address` is how they want to be called (ông, bà, anh, chị)."""

    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=NAME)
    name_key = models.CharField(max_length=400, blank=True)
    address = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    objects = UserManager()

    def __str__(self) -> str:
        """Return the full name."""
        return self.full_name

    def named(self, name: str) -> "User":
        """Take a name in its one form, with its sort key."""
        self.full_name = nfc(name)
        self.name_key = person_key(self.full_name)
        return self

    @property
    def called(self) -> str:
        """Return how a screen speaks to the person: "chị Bích", or the given name alone."""
        return f"{self.address} {self.full_name.split()[-1]}".strip()


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Who wears which hat when."""

    def on(self, day: date) -> "MembershipQuerySet":
        """Keep the hats worn on `day`."""
        ended = models.Q(to_on__isnull=True) | models.Q(to_on__gte=day)
        return self.filter(ended, from_on__lte=day)


class Membership(models.Model):
    """A hat: a person's role in a unit for a time; delegation is a hat with an end."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=12)
    title = models.CharField(max_length=100, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    objects = MembershipQuerySet.as_manager()


class Card(models.Model):
    """A sign-in card of one phone; `second_…`: another one that asks; `lost`: its phone forgets."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    phone_bound = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    second_phone = models.CharField(max_length=64, blank=True)
    second_at = models.DateTimeField(null=True)
    second_said = models.CharField(max_length=120, blank=True)
    lost = models.BooleanField(default=False)


class File(models.Model):
    """A file of the one store, named by its content: the policy serves it, to all if "public"."""

    sha256 = models.CharField(max_length=64, db_index=True)
    mime = models.CharField(max_length=100)
    bytes = models.PositiveBigIntegerField()
    name = models.CharField(max_length=NAME)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    privacy = models.CharField(max_length=10, default="unit")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")


class Receipt(models.Model):
    """What was answered to a change that came with a uid: sent twice, done once."""

    actor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uid = models.UUIDField()
    verb = models.CharField(max_length=60)
    body_hash = models.CharField(max_length=64)
    answer = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        """One answer to one uid of one person."""

        constraints = [models.UniqueConstraint(fields=["actor", "uid"], name="receipt_once")]


class Journal(models.Model):
    """The system's journal (nhật ký hệ thống): append-only, each line holds the hash before."""

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=60)
    thing = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """One chain a commune, one the province's."""

        constraints = [models.UniqueConstraint(fields=["commune", "seq"], name="journal_line_once")]
        ordering = ["commune", "seq"]
