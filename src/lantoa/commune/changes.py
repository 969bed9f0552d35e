"""Hamlets merge, split and are renamed as of a day; nothing that was counted is rewritten."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from lantoa.commune import ground
from lantoa.commune.boards import hand_over
from lantoa.commune.hamlets import board_name, check_name, found_hamlet
from lantoa.commune.models import (
    Commune,
    Household,
    Place,
    PlaceChange,
    Seat,
    Succession,
    User,
)
from lantoa.commune.queries import hamlet_unit, require
from lantoa.commune.record import journal, receipt
from lantoa.commune.regrouping import Going, Newcomer, Source, goings
from lantoa.kit import clock
from lantoa.kit.bits import from_int
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.say import num
from lantoa.kit.text import nfc, sort_key

EARLIEST = timedelta(days=366)


@dataclass(frozen=True)
class Regrouping:
    """What a resolution says: on which day which hamlets become which.

    `shares` maps an old hamlet (id) to one set of bits for each new hamlet; an old hamlet that is
    not there goes to the first new one whole.
    """

    on: date
    hamlets: tuple[int, ...]
    into: tuple[Newcomer, ...]
    shares: Mapping[int, Sequence[int]]
    decision: str = ""


@transaction.atomic
def regroup(commune: Commune, *, said: Regrouping, by: User, uid: UUID) -> PlaceChange:
    """Merge or split hamlets: the old ones end the day before, the new ones begin with new seats.

    Raises `Unfit` for a day to come, hamlets that ended already, a name that another hamlet has,
    or households left over.
    """
    require(by, "hamlet.change", commune)
    body = {"on": said.on, "from": said.hamlets, "into": said.into, "shares": said.shares}
    with receipt(by, uid, "hamlet.regroup", body) as first:
        if first:
            change = _regrouped(commune, said, by=by)
            facts = {"from": change.before, "to": change.after}
            if change.kind == PlaceChange.MERGE:
                journal(by, "hamlet.merged", change, facts)
            else:
                journal(by, "hamlet.split", change, facts)
            first.answer = {"pk": change.pk}
    return PlaceChange.objects.get(pk=first.pk)


def _regrouped(commune: Commune, said: Regrouping, *, by: User) -> PlaceChange:
    old = _standing(commune, said)
    sources = [_source(place, said) for place in old]
    ways = goings(sources, len(said.into))
    _end(old, said.on)
    new = [
        found_hamlet(commune, name=one.name, word=one.word, from_on=said.on) for one in said.into
    ]
    change = PlaceChange.objects.create(
        commune=commune,
        kind=PlaceChange.MERGE if len(new) == 1 else PlaceChange.SPLIT,
        on=said.on,
        before=[place.code for place in old],
        after=[place.code for place in new],
        decision=nfc(said.decision)[:200],
        by=by,
        made_at=clock.now(),
    )
    for way in ways:
        Succession.objects.create(
            change=change, before_id=way.source, after=new[way.into], shift=way.shift,
            bits=from_int(way.mask),
        )  # fmt: skip
    moved = [_resettle(way, new[way.into], said.on) for way in ways]
    if len(old) > 1:
        _tell_lanes_apart(old, new)
    change.facts = {
        "before": {
            place.code: source.living.bit_count()
            for place, source in zip(old, sources, strict=True)
        },
        "after": {place.code: 0 for place in new},
        "names": {"before": [str(place) for place in old], "after": [str(place) for place in new]},
        "boards": hand_over(old, new, said.into, on=said.on),
    }
    for way, number in zip(ways, moved, strict=True):
        change.facts["after"][new[way.into].code] += number
    _count_adults(old, new)
    change.save(update_fields=["facts"])
    return change


def _standing(commune: Commune, said: Regrouping) -> list[Place]:
    """Return the old hamlets locked, in the order given."""
    today = clock.today()
    if said.on > today:
        raise Unfit("Ngày có hiệu lực còn ở phía trước. Đến ngày ấy mở lại trang này.", field="on")
    if today - said.on > EARLIEST:
        raise Unfit("Ngày có hiệu lực cách đây hơn một năm. Xem lại năm đã ghi.", field="on")
    if not said.hamlets or not said.into or len(set(said.hamlets)) != len(said.hamlets):
        raise Unfit("Chọn các thôn sáp nhập hoặc chia tách.")
    rows = Place.objects.select_for_update(no_key=True).filter(
        pk__in=said.hamlets, kind=Place.HAMLET, parent=commune.place
    )
    found = {row.pk: row for row in rows.order_by("pk")}
    if len(found) != len(said.hamlets):
        raise Unfit("Có thôn không thuộc xã này.")
    old = [found[pk] for pk in said.hamlets]
    for place in old:
        if place.to_on is not None:
            raise AlreadyChanged
        made_on = Succession.objects.filter(after=place, change__on__gt=said.on)
        if made_on.exists():
            raise Unfit(f"{place} mới có sau ngày {said.on:%d/%m/%Y}. Xem lại ngày.", field="on")
    return old


def _source(place: Place, said: Regrouping) -> Source:
    bits = list(Seat.objects.filter(hamlet=place).order_by().values_list("bit", "to_on"))
    living = sum(1 << bit for bit, to_on in bits if to_on is None)
    shares = said.shares.get(place.pk) or [living, *[0] * (len(said.into) - 1)]
    if len(shares) != len(said.into):
        raise Unfit("Có thôn mới chưa nhận hộ nào. Chia lại các ngõ, các hộ.")
    return Source(place.pk, living, max((bit for bit, _ in bits), default=-1), tuple(shares))


def _end(old: Sequence[Place], on: date) -> None:
    for place in old:
        place.to_on = on - timedelta(days=1)
        place.save(update_fields=["to_on"])


def _resettle(way: Going, hamlet: Place, on: date) -> int:
    """Give every household that goes this way its seat in the new hamlet; return how many."""
    rows = [
        seat
        for seat in Seat.objects.filter(hamlet_id=way.source, to_on__isnull=True).order_by("bit")
        if way.mask >> seat.bit & 1
    ]
    if len(rows) + Seat.objects.filter(hamlet=hamlet).count() > ground.MOST_HOUSEHOLDS:
        raise Unfit(f"Một thôn có nhiều nhất {num(ground.MOST_HOUSEHOLDS)} hộ.")
    Seat.objects.bulk_create(
        Seat(
            household_id=seat.household_id,
            hamlet=hamlet,
            bit=seat.bit + way.shift,
            from_on=max(on, seat.from_on),
        )
        for seat in rows
    )
    Seat.objects.filter(pk__in=[seat.pk for seat in rows]).update(to_on=on - timedelta(days=1))
    return len(rows)


def _tell_lanes_apart(old: Sequence[Place], new: Sequence[Place]) -> None:
    """Keep lanes of one name from two hamlets apart ("Ngõ 1 (Gốc Sấu)"); one hamlet's lanes come
    after the other's.
    """
    came = {place.pk: _came_from(place, new) for place in old}
    lanes: dict[int, list[str]] = {}
    for place in old:
        rows = Household.objects.filter(pk__in=came[place.pk]).exclude(lane="")
        held = set(rows.order_by().values_list("lane", flat=True))
        lanes[place.pk] = [one for one in place.lanes if one in held]
        lanes[place.pk] += sorted(held - set(lanes[place.pk]), key=sort_key)
    often = Counter(lane for held in lanes.values() for lane in held)
    for place in old:
        for number, lane in enumerate(lanes[place.pk]):
            if often[lane] > 1:
                apart = f"{lane[: 96 - len(place.name)]} ({place.name})"
                Household.objects.filter(pk__in=came[place.pk], lane=lane).update(lane=apart)
                lanes[place.pk][number] = apart
    for place in new:
        place.lanes = [lane for one in old for lane in lanes[one.pk]]
        place.save(update_fields=["lanes"])


def _came_from(place: Place, new: Sequence[Place]) -> list[int]:
    rows = Seat.objects.filter(hamlet__in=new, household__seats__hamlet=place)
    return list(rows.order_by().values_list("household_id", flat=True))


def _count_adults(old: Sequence[Place], new: Sequence[Place]) -> None:
    known = [place.adults for place in old if place.adults is not None]
    if len(new) == 1 and len(known) == len(old):
        new[0].adults = sum(known)
        new[0].save(update_fields=["adults"])


@transaction.atomic
def rename(
    hamlet: Place, *, name: str, word: str, on: date, decision: str, by: User, uid: UUID
) -> PlaceChange:
    """Give a hamlet another name as of a day; its code, its households and its past stay."""
    require(by, "hamlet.change", hamlet)
    body = [hamlet.pk, name, word, on, decision]
    with receipt(by, uid, "hamlet.rename", body) as first:
        if first:
            said = Regrouping(on, (hamlet.pk,), (Newcomer(name, word),), {})
            commune = Commune.objects.get(place=hamlet.parent)
            row = _standing(commune, said)[0]
            was = {"was": str(row), "name": row.name, "word": row.word}
            check_name(commune, name, but=row)
            row.word = word
            row.named(name).save()
            if board := hamlet_unit(row):
                board.named(board_name(row)).save()
            change = PlaceChange.objects.create(
                commune=commune, kind=PlaceChange.RENAME, on=on, before=[row.code],
                after=[row.code], decision=nfc(decision)[:200], by=by, made_at=clock.now(),
                facts={**was, "now": str(row)},
            )  # fmt: skip
            journal(by, "hamlet.renamed", change, {"code": row.code})
            first.answer = {"pk": change.pk}
    return PlaceChange.objects.get(pk=first.pk)
