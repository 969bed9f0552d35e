"""Tables between a commune and its province: whose key is trusted, what goes up, what came."""

from django.db import models

from lantoa.commune.models import Place, User


class TrustedKey(models.Model):
    """A commune's public key (Ed25519, hex) that the province believes; revoked, never deleted.

    A key speaks for its own commune alone.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    public = models.CharField(max_length=64)
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Once a commune; communes of one house share its key."""

        constraints = [models.UniqueConstraint(fields=["place", "public"], name="key_once")]


class Passing(models.Model):
    """A sealed report on its way up: what was signed, by which way it goes, how far it is.

    `how`: by the network ("post"), as a file, or within the house ("" before any). `state`: signed,
    waiting for the network (again at `next_at`), done, or stopped until a person looks (`fault`
    says why). `data` is signed once, so that whatever way it takes it is the same report. Of a
    report that was opened again after it had left, `word` says so and goes in its place.
    """

    SIGNED, WAITING, DONE, STOPPED = "signed", "waiting", "done", "stopped"

    report = models.OneToOneField("lantoa.Report", on_delete=models.PROTECT, related_name="passing")
    data = models.TextField()
    word = models.TextField(blank=True)
    state = models.CharField(max_length=8, default=SIGNED)
    how = models.CharField(max_length=6, blank=True)
    at = models.DateTimeField(null=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, db_index=True)
    fault = models.CharField(max_length=500, blank=True)

    @property
    def carried(self) -> bytes:
        """Return what travels: the signed report, or the word that it was opened again."""
        return (self.word or self.data).encode()

    @property
    def has_left(self) -> bool:
        """Say whether the province may hold the report: it was handed out, or a try was made."""
        return self.at is not None or self.tries > 0


class Received(models.Model):
    """A commune's sealed report at the province, as it was signed; `uid` is the report's own.

    Of several versions the highest counts, whenever it came; the others are kept. `about` is what
    it says that it belongs to (`series.series_of`), `series` what it was put to.
    """

    uid = models.UUIDField(unique=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    key = models.ForeignKey(TrustedKey, on_delete=models.PROTECT, related_name="+")
    campaign = models.CharField(max_length=300)
    about = models.CharField(max_length=300)
    every = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    series = models.CharField(max_length=300)
    from_on = models.DateField()
    until_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    body = models.JSONField()
    sha256 = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)
    how = models.CharField(max_length=6)
    received_at = models.DateTimeField()

    class Meta:
        """By campaign and period."""

        indexes = [models.Index(fields=["place", "about"], name="received_series")]
        ordering = ["-until_on", "series", "place"]


class Reopened(models.Model):
    """That a commune opened a sealed report (`of`: its uid) again, as it was signed.

    The report's figures stand and count until its next version comes (decision 77).
    """

    uid = models.UUIDField(unique=True)
    of = models.UUIDField(db_index=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    key = models.ForeignKey(TrustedKey, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    at = models.DateTimeField()
    why = models.TextField()
    body = models.JSONField()
    sha256 = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)
    how = models.CharField(max_length=6)
    received_at = models.DateTimeField()


class Settled(models.Model):
    """That a commune's reports `about` something belong to a `series`, as the province settled."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=300)
    series = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once."""

        constraints = [models.UniqueConstraint(fields=["place", "about"], name="settled_once")]
