"""People and their hats: who is added, who stops, who gets a new password."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from lantoa.commune import ground
from lantoa.commune.models import Commune, Membership, Passkey, Unit, User
from lantoa.commune.queries import commune_of, may, require
from lantoa.commune.record import journal, receipt
from lantoa.commune.rules import ADMIN, ROLES, roles_for
from lantoa.kit import clock
from lantoa.kit.errors import NotAllowed, Unfit

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Welcome:
    """A person and the password that is shown once; "" when it was shown before."""

    user: User
    password: str


@transaction.atomic
def new_person(
    commune: Commune, *, full_name: str, username: str, address: str, phone: str,
    unit: Unit, role: str, title: str, by: User, uid: UUID,
) -> Welcome:  # fmt: skip
    """Add a person with one hat and a password to be shown once. Raises `Unfit`."""
    require(by, "user.change", commune)
    require(by, "user.change", unit)
    _check_role(unit, role)
    word = ""
    with receipt(by, uid, "user.new", [full_name, username, unit.pk, role]) as first:
        if first:
            word = one_time_password()
            user = ground.add_person(
                username=username, full_name=full_name, address=address, password=word
            )
            user.phone = phone
            user.save(update_fields=["phone"])
            hat = ground.give_hat(user, unit=unit, role=role, title=title)
            journal(by, "user.added", user, {"role": hat.role, "unit": unit.pk})
            first.answer = {"pk": user.pk}
    return Welcome(User.objects.get(pk=first.pk), word)


@transaction.atomic
def give_role(
    user: User, *, unit: Unit, role: str, title: str, to_on: date | None, by: User, uid: UUID
) -> Membership:
    """Give a person one more hat from today, for good or until `to_on` (delegation)."""
    require_person(by, user)
    require(by, "user.change", unit)
    _check_role(unit, role)
    if to_on and to_on < clock.today():
        raise Unfit("Ngày kết thúc phải từ hôm nay trở đi.", field="to_on")
    with receipt(by, uid, "user.hat", [user.pk, unit.pk, role, title, to_on]) as first:
        if first:
            if Membership.objects.on(clock.today()).filter(user=user, unit=unit, role=role):
                raise Unfit(f"{user} đang giữ vai trò này ở {unit}.")
            hat = ground.give_hat(user, unit=unit, role=role, title=title, to_on=to_on)
            journal(by, "user.hat_given", user, {"role": role, "unit": unit.pk, "to": to_on})
            first.answer = {"pk": hat.pk}
    return Membership.objects.get(pk=first.pk)


@transaction.atomic
def end_hat(hat: Membership, *, by: User, uid: UUID) -> Membership:
    """End a hat as of yesterday; the last administrator stays. What was done stays recorded."""
    require(by, "user.change", hat.unit)
    with receipt(by, uid, "user.hat_end", [hat.pk]) as first:
        if first:
            admins = Membership.objects.on(clock.today()).filter(
                role=ADMIN, unit__place__path__startswith=commune_of(by).place.path
            )
            if hat.role == ADMIN and not admins.exclude(pk=hat.pk).exists():
                raise Unfit("Đây là người quản trị cuối cùng. Giao vai trò cho người khác trước.")
            hat.to_on = clock.today() - timedelta(days=1)
            hat.save(update_fields=["to_on"])
            journal(by, "user.hat_ended", hat.user, {"role": hat.role, "unit": hat.unit_id})
    return hat


@transaction.atomic
def change_person(
    user: User, *, full_name: str, address: str, phone: str, by: User, uid: UUID
) -> User:
    """Correct a person's name, form of address, telephone."""
    require_person(by, user)
    if not full_name.strip():
        raise Unfit("Hãy ghi họ và tên.", field="full_name")
    with receipt(by, uid, "user.change", [user.pk, full_name, address, phone]) as first:
        if first:
            user.address, user.phone = address, phone
            user.named(full_name).save()
            journal(by, "user.changed", user)
    return user


@transaction.atomic
def reset_password(user: User, *, by: User, uid: UUID) -> Welcome:
    """Give a person a new password, shown once; every signed-in device of theirs is signed out."""
    require_person(by, user)
    word = ""
    with receipt(by, uid, "user.password", [user.pk]) as first:
        if first:
            word = one_time_password()
            user.set_password(word)
            user.save(update_fields=["password"])
            Passkey.objects.filter(user=user).delete()  # whoever held the account is out
            journal(by, "user.password_reset", user)
    return Welcome(user, word)


def one_time_password() -> str:
    """Return a password that is easy to read out: three groups of four, about 59 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def require_person(by: User, user: User) -> None:
    """Raise `NotAllowed` unless `by` may change `user` wherever that person works.

    Someone who also works for another commune or the province is not one administrator's alone.
    """
    units = [hat.unit for hat in Membership.objects.filter(user=user).select_related("unit")]
    if not units or not all(may(by, "user.change", unit) for unit in units):
        raise NotAllowed


def _check_role(unit: Unit, role: str) -> None:
    if role not in roles_for(unit.kind):
        raise Unfit(f"Vai trò “{ROLES.get(role, role)}” không dùng ở {unit}.", field="role")
