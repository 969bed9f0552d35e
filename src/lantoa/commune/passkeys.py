"""Passkeys (khóa của máy): added, asked, taken away; WebAuthn itself is a library's work."""

import hashlib
import hmac
import json
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from lantoa.commune.models import Passkey, User
from lantoa.commune.queries import hats
from lantoa.commune.record import journal
from lantoa.kit import clock
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.text import nfc

MOST = 10
REFUSED = "Máy chưa xác nhận được khóa. Thử lại, hoặc đăng nhập bằng mật khẩu."
ASKED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True)
class Here:
    """Where the browser stands: the host that keys belong to, and the page's origin."""

    host: str
    origin: str


def asks_new(user: User, here: Here) -> tuple[str, bytes]:
    """Return what a browser needs to make a key (JSON), and the challenge to hold against it."""
    held = [PublicKeyCredentialDescriptor(id=bytes(key.credential)) for key in _held(user)]
    options = generate_registration_options(
        rp_id=here.host,
        rp_name="Lan Tỏa",
        user_id=_handle(user),
        user_name=user.username,
        user_display_name=user.full_name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=ASKED
        ),
        exclude_credentials=held,
    )
    return options_to_json(options), options.challenge


def asks_in(here: Here) -> tuple[str, bytes]:
    """Return what a browser needs to sign in by any key it holds for us, and the challenge."""
    options = generate_authentication_options(rp_id=here.host, user_verification=ASKED)
    return options_to_json(options), options.challenge


@transaction.atomic
def add_passkey(user: User, said: str, *, challenge: bytes, here: Here, name: str) -> Passkey:
    """Keep the key that the person's device made. Raises `Unfit` for anything but that."""
    if _held(user).count() >= MOST:
        raise Unfit(f"Đã có {MOST} khóa. Bỏ bớt khóa của máy không dùng nữa rồi thêm lại.")
    try:
        made = verify_registration_response(
            credential=said,
            expected_challenge=challenge,
            expected_rp_id=here.host,
            expected_origin=here.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise Unfit(REFUSED) from error
    if Passkey.objects.filter(credential=made.credential_id).exists():
        raise Unfit("Khóa của máy này đã có rồi.")
    key = Passkey.objects.create(
        user=user,
        credential=made.credential_id,
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
        name=nfc(name)[:60] or "Máy chưa đặt tên",
        made_at=clock.now(),
    )
    if _has_journal(user):
        journal(user, "user.passkey_added", user)
    return key


@transaction.atomic
def enter_by_passkey(said: str, *, challenge: bytes, here: Here) -> User:
    """Return the person whose device signed the challenge. Raises `Unfit` for anybody else."""
    try:
        credential = base64url_to_bytes(str(json.loads(said)["rawId"]))
        keys = Passkey.objects.select_for_update().select_related("user")
        key = keys.get(credential=credential, user__is_active=True)
        proven = verify_authentication_response(
            credential=said,
            expected_challenge=challenge,
            expected_rp_id=here.host,
            expected_origin=here.origin,
            credential_public_key=bytes(key.public_key),
            credential_current_sign_count=key.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, Passkey.DoesNotExist, ValueError, KeyError, TypeError) as error:
        raise Unfit(REFUSED) from error
    key.sign_count, key.used_at = proven.new_sign_count, clock.now()
    key.save(update_fields=["sign_count", "used_at"])
    return key.user


@transaction.atomic
def remove_passkey(user: User, pk: int) -> None:
    """Take one of the person's own keys away. Raises `NotThere`."""
    gone, _ = _held(user).filter(pk=pk).delete()
    if not gone:
        raise NotThere
    if _has_journal(user):
        journal(user, "user.passkey_removed", user)


def _held(user: User) -> QuerySet[Passkey]:
    return Passkey.objects.filter(user=user)


def _handle(user: User) -> bytes:
    """Return a name for the person that tells a device nothing about them."""
    word = f"passkey of {user.pk}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), word, hashlib.sha256).digest()


def _has_journal(user: User) -> bool:
    """Say whether the person works somewhere, whose journal takes it down."""
    return bool(hats(user))
