"""The house's own key: signs what a commune sends up, proves what comes in."""

import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

NAME = "report-ed25519"


def _key() -> Ed25519PrivateKey:
    """Return the key under the data folder (secrets/, 0600); it is made when first asked for."""
    path = Path(settings.HOME) / "secrets" / NAME
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = Ed25519PrivateKey.generate().private_bytes_raw()
        try:
            place = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return Ed25519PrivateKey.from_private_bytes(path.read_bytes())
        with os.fdopen(place, "wb") as file:
            file.write(made)
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def public_key() -> str:
    """Return the public key (64 hex letters) that the province has to know."""
    return _key().public_key().public_bytes_raw().hex()


def sign(data: bytes) -> str:
    """Return the signature of `data` (128 hex letters)."""
    return _key().sign(data).hex()


def is_signed(data: bytes, *, public: str, signature: str) -> bool:
    """Say whether the holder of the public key signed exactly this."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(
            bytes.fromhex(signature), data
        )
    except (InvalidSignature, ValueError):
        return False
    return True
