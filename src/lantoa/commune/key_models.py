"""Passkeys: a device's own key in place of a password; the secret never leaves the device."""

from django.conf import settings
from django.db import models


class Passkey(models.Model):
    """One passkey (khóa của máy) of a person: what a signature is checked with, a name for it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="passkeys"
    )
    credential = models.BinaryField(unique=True)
    public_key = models.BinaryField()
    sign_count = models.PositiveBigIntegerField()
    name = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering = ["-pk"]
