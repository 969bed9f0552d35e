"""Whose paper a report goes out on: its family, head, signer, and those who receive it."""

from datetime import date
from typing import cast

from lantoa.commune.models import Commune, Unit
from lantoa.commune.queries import setting
from lantoa.commune.queries import signer as commune_signer
from lantoa.kit import clock
from lantoa.kit.families import (
    ASSOCIATION,
    BY_CODE,
    FRONT,
    OTHER,
    PARTY,
    STATE,
    YOUTH,
    Family,
    head_of_hamlet,
)
from lantoa.kit.families import HAMLET as HAMLET_PAPER
from lantoa.kit.official import COMMITTEE, Head, Signer
from lantoa.kit.say import start
from lantoa.kit.text import fold
from lantoa.report.indicators import HAMLET, OFFICE
from lantoa.report.models import Due

KIND = "BC"
YOUTH_WORD = "doan thanh nien"


def family_of(due: Due) -> Family:
    """Return the family of papers of a due: the regime's choice, else that of the unit's kind."""
    chosen = BY_CODE.get(due.regime.paper)
    if chosen:
        return chosen
    if due.regime.level == OFFICE:
        return STATE
    return HAMLET_PAPER if due.regime.level == HAMLET else family_of_unit(due.unit)


def is_confirmed(due: Due) -> bool:
    """Say whether the family of the due's paper was compared with its rules, here or at home."""
    family = family_of(due)
    here = cast("list[str]", setting(due.regime.commune, "confirmed_papers"))
    return family.is_confirmed or family.code in here


def family_of_unit(unit: Unit) -> Family:
    """Return the family that a unit of this kind and name writes its papers in."""
    if unit.kind == "association":
        return YOUTH if YOUTH_WORD in fold(unit.name) else ASSOCIATION
    return {"front": FRONT, "hamlet": HAMLET_PAPER, "ubnd": STATE, "office": STATE}.get(
        unit.kind, OTHER
    )


def head(due: Due, on: date, *, number: str = "", day_known: bool = False) -> Head:
    """Return the head of a due's paper; without `number` its place stays empty (Điều 15)."""
    family, commune = family_of(due), due.regime.commune
    above, body = _names(due, family, commune)
    symbol = family.symbol.format(kind=KIND)
    if family is STATE and due.regime.level != OFFICE:
        symbol = ""  # a unit's own symbol is not known here
    return Head(above, body, symbol, commune.place.name, on, day_known, number)


def _names(due: Due, family: Family, commune: Commune) -> tuple[str, str]:
    """Return who stands above the issuer, "" where nobody does, and the issuer."""
    place = str(commune.place)
    if family is PARTY:
        province = commune.place.parent
        return (f"{family.above} {province.name}" if province else "", f"Đảng ủy {place}")
    if due.regime.level == OFFICE:
        return COMMITTEE, start(place)
    if due.unit.kind == "hamlet":
        return f"UBND {place}", start(str(due.unit.place))
    beneath = due.unit.relation == Unit.SUBORDINATE
    return f"UBND {place}" if beneath else "", due.unit.name


def signer(due: Due) -> Signer:
    """Return who signs: lines of authority, title, and the name where it is known."""
    family = family_of(due)
    if family is STATE and due.regime.level == OFFICE:
        return Signer(*commune_signer(due.regime.commune))
    if due.unit.kind == "hamlet":
        return Signer((head_of_hamlet(due.unit.place.word),), _first_name(due.unit))
    return Signer((*family.signing, *(family.titles or OTHER.titles)), "")


def _first_name(unit: Unit) -> str:
    worn = unit.memberships.on(clock.today()).filter(role="hamlet").order_by("pk")
    hat = worn.select_related("user").first()
    return hat.user.full_name if hat else ""


def recipients(due: Due) -> tuple[str, ...]:
    """Return who receives the paper: the receiver, those copied, the file; none of a hamlet's."""
    kept = family_of(due).kept
    if not kept:
        return ()
    names = (due.regime.to_name, *_copied(due), kept)
    return tuple(name for name in names if name)


def _copied(due: Due) -> list[str]:
    """Return who gets a copy of the office's report, as the directive asks."""
    directive = due.regime.campaign.directive if due.regime.campaign else None
    if due.regime.level != OFFICE or directive is None or directive.garbled:
        return []
    names = [str(one) for one in directive.fields.get("copies_to") or []]
    return [name for name in names if not name.startswith(("Như", "Lưu"))]


def office_head(commune: Commune) -> Head:
    """Return the head of a paper of the office itself: no symbol, for it is not issued."""
    office = commune.office.name if commune.office else ""
    return Head(f"UBND {commune.place}", office, "", commune.place.name, clock.today())


def office_signer() -> Signer:
    """Return the room to sign of whoever drew up the office's paper."""
    return Signer(("Người lập bảng",))
