"""What the office changes on the ground: hamlets, units and their areas, settings."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from lantoa.commune import ground
from lantoa.commune.hamlets import board_name
from lantoa.commune.models import Commune, Membership, Place, Unit, UnitArea, User
from lantoa.commune.queries import hamlet_unit, require, setting
from lantoa.commune.record import journal, receipt
from lantoa.commune.rules import RELATIONS, SETTINGS, UNIT_KINDS
from lantoa.commune.setting_words import as_setting
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.jobs import at_once


@transaction.atomic
def new_hamlet(
    commune: Commune, *, name: str, word: str, households: int, by: User, uid: UUID
) -> Place:
    """Add a hamlet by its number of households; names come later."""
    require(by, "hamlet.change", commune)
    with receipt(by, uid, "hamlet.new", [name, word, households]) as first:
        if first:
            place = ground.add_hamlet(commune, name=name, word=word, households=households)
            at_once("reach.retally_hamlets", place.pk)
            journal(by, "hamlet.added", place, {"households": households})
            first.answer = {"pk": place.pk}
    return Place.objects.get(pk=first.pk)


@transaction.atomic
def change_hamlet(
    hamlet: Place, *, name: str, word: str, adults: int | None, by: User, uid: UUID
) -> Place:
    """Rename a hamlet (its board is renamed with it), say how many adults live there."""
    require(by, "hamlet.change", hamlet)
    if not name.strip():
        raise Unfit("Hãy ghi tên thôn.", field="name")
    others = Place.objects.filter(parent=hamlet.parent, to_on__isnull=True).exclude(pk=hamlet.pk)
    with receipt(by, uid, "hamlet.change", [hamlet.pk, name, word, adults]) as first:
        if first:
            board, hamlet.word, hamlet.adults = hamlet_unit(hamlet), word, adults
            hamlet.named(name)
            if others.filter(name=hamlet.name).exists():
                raise Unfit(f"{hamlet.name} đã có trong danh sách thôn.", field="name")
            hamlet.save()
            if board:
                board.named(board_name(hamlet)).save()
            journal(by, "hamlet.changed", hamlet, {"adults": adults})
    return hamlet


@transaction.atomic
def new_unit(
    commune: Commune, *, name: str, kind: str, relation: str, areas: tuple[Place, ...],
    by: User, uid: UUID,
) -> Unit:  # fmt: skip
    """Add a unit; a guest stands outside the commune's tree and works in its areas."""
    require(by, "unit.change", commune)
    _check_unit(kind, relation)
    with receipt(by, uid, "unit.new", [name, kind, relation, _codes(areas)]) as first:
        if first:
            guest = relation == Unit.GUEST
            board = Unit.objects.filter(kind="ubnd", place=commune.place).first()
            unit = ground.add_unit(
                commune, name=name, kind=kind, relation=relation,
                parent=None if guest else board,
                areas=areas or ((commune.place,) if guest else ()),
            )  # fmt: skip
            journal(by, "unit.added", unit, {"kind": kind, "relation": relation})
            first.answer = {"pk": unit.pk}
    return Unit.objects.get(pk=first.pk)


@transaction.atomic
def change_unit(
    unit: Unit, *, name: str, relation: str, phone: str, areas: tuple[Place, ...],
    by: User, uid: UUID,
) -> Unit:  # fmt: skip
    """Change a unit's name, telephone, relation and the places it works in."""
    require(by, "unit.change", unit)
    _check_unit(unit.kind, relation)
    if not name.strip():
        raise Unfit("Hãy ghi tên đơn vị.", field="name")
    with receipt(by, uid, "unit.change", [unit.pk, name, relation, phone, _codes(areas)]) as first:
        if first:
            unit.relation, unit.phone = relation, phone
            unit.named(name).save()
            UnitArea.objects.filter(unit=unit).delete()
            UnitArea.objects.bulk_create(UnitArea(unit=unit, place=area) for area in areas)
            journal(by, "unit.changed", unit, {"relation": relation, "areas": _codes(areas)})
    return unit


@transaction.atomic
def close_unit(unit: Unit, *, by: User, uid: UUID) -> Unit:
    """Close a unit as of today; what it did stays. Raises `Unfit` while people work in it."""
    require(by, "unit.change", unit)
    if unit.kind in ("ubnd", "office", "hamlet"):
        raise Unfit(f"{unit} thuộc bộ máy của xã, không đóng ở đây được.")
    if Membership.objects.on(clock.today()).filter(unit=unit).exists():
        raise Unfit(f"{unit} còn người giữ vai trò. Kết thúc vai trò của họ rồi đóng đơn vị.")
    with receipt(by, uid, "unit.close", [unit.pk]) as first:
        if first:
            unit.closed_on = clock.today()
            unit.save(update_fields=["closed_on"])
            journal(by, "unit.closed", unit)
    return unit


@transaction.atomic
def change_settings(
    commune: Commune, *, said: Mapping[str, str], by: User, uid: UUID
) -> dict[str, object]:
    """Set what `said` holds (setting → what was typed); return what changed. Raises `Unfit`."""
    require(by, "commune.manage", commune)
    values = {name: as_setting(name, said[name]) for name in SETTINGS if name in said}
    changed = {name: value for name, value in values.items() if value != setting(commune, name)}
    with receipt(by, uid, "commune.settings", values) as first:
        if first and changed:
            kept = {**commune.settings, **changed}
            commune.settings = {n: v for n, v in kept.items() if v != SETTINGS[n].default}
            commune.save(update_fields=["settings"])
            journal(by, "commune.set", commune, changed)
    return changed


def _check_unit(kind: str, relation: str) -> None:
    if kind not in UNIT_KINDS:
        raise Unfit(f"Không có loại đơn vị {kind}.", field="kind")
    if relation not in RELATIONS:
        raise Unfit(f"Không có quan hệ {relation}.", field="relation")


def _codes(areas: tuple[Place, ...]) -> list[str]:
    return sorted(area.code for area in areas)
