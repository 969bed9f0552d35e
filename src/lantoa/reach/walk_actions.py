"""Ticks of a walk flow back into the ledger as an activity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from lantoa.commune.actions import receipt
from lantoa.commune.models import Place, User
from lantoa.commune.queries import require, seats
from lantoa.kit.errors import Unfit
from lantoa.outreach import actions as outreach
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from lantoa.reach.merging import Round, not_yet, rounds_of
from lantoa.reach.walk_queries import kinds, walker

ASKED_OF = {"leaflet": "copies", "visit": "homes"}
TITLES = {"leaflet": "Phát tờ rơi đến các hộ còn lại", "visit": "Đến các hộ chưa được tiếp cận"}


@dataclass(frozen=True)
class Walk:
    """What a person brought back: `ticks` maps a mark to households (bits).

    `planned` is the activity of the plan that this was, or None; then `kind` says what it was. A
    round that somebody else filled meanwhile is left alone: what is new goes beside it.
    """

    kind: str
    done_on: date
    ticks: Mapping[str, Sequence[int]]
    planned: int | None = None
    copies: int | None = None
    pillar: str = ""
    note: str = ""
    device_at: datetime | None = None
    on_behalf_of: str = ""


@dataclass(frozen=True)
class Brought:
    """What became of a walk: the activity, how many ticked households live there no more, and how
    many another phone of the same round had ticked before (`known`)."""

    activity: Activity
    gone: int
    known: int = 0


@transaction.atomic
def bring_back(campaign: Campaign, hamlet: Place, walk: Walk, *, by: User, uid: UUID) -> Brought:
    """Write a walk down as one activity with its marks.

    A list may have been open for days without a network: who has moved away meanwhile is left out
    and counted, the others are kept. A leaflet round that met nobody is a visit: no leaflet was
    handed out. Raises `NotAllowed`, `Unfit` (nothing ticked, what the channel asks).
    """
    require(by, "household.list", hamlet)
    with receipt(by, uid, "reach.walked", [campaign.pk, hamlet.pk, walk]) as first:
        if first:
            marks, gone = _still_there(hamlet, walk.ticks)
            told = rounds_of(campaign, hamlet, walk.planned)
            fresh = not_yet(told, marks)
            row = told.filled if told and told.filled and not fresh else None
            row = row or _written(campaign, hamlet, walk, fresh, told, by, uuid5(uid, "activity"))
            known = sum(map(len, marks.values())) - sum(map(len, fresh.values()))
            first.answer.update(pk=row.pk, gone=gone, known=known)
    row = Activity.objects.get(pk=first.pk)
    gone, known = (int(str(first.answer.get(name, 0))) for name in ("gone", "known"))
    return Brought(row, gone, known)


def _still_there(
    hamlet: Place, ticks: Mapping[str, Sequence[int]]
) -> tuple[dict[str, list[int]], int]:
    here = set(seats(hamlet).order_by().values_list("bit", flat=True))
    marks = {mark: sorted(set(bits) & here) for mark, bits in ticks.items()}
    gone = sum(len(set(bits) - here) for bits in ticks.values())
    if not any(marks.values()):
        raise Unfit("Chưa đánh dấu hộ nào. Đến nhà nào thì bấm kết quả ở nhà ấy rồi gửi.")
    return {mark: bits for mark, bits in marks.items() if bits}, gone


def _written(
    campaign: Campaign,
    hamlet: Place,
    walk: Walk,
    marks: dict[str, list[int]],
    told: Round | None,
    by: User,
    uid: UUID,
) -> Activity:
    planned = told.planned if told else None
    handed = len(marks.get("delivered", ()))
    kind = told.kind if told else walk.kind
    if kind == "leaflet" and not handed:
        planned, kind = None, "visit"
    done = outreach.Done(
        done_on=walk.done_on,
        counts={ASKED_OF[kind]: _number(kind, walk, handed, marks)},
        note=walk.note,
        marks={hamlet.pk: marks},
        device_at=walk.device_at,
        on_behalf_of=walk.on_behalf_of,
    )
    if planned:
        return outreach.confirm(planned, uid=uid, done=done, by=by)
    unit = walker(by, hamlet)
    if unit is None or kind not in kinds() or kind not in ASKED_OF:
        raise Unfit(f"{hamlet} chưa có đơn vị phụ trách. Thêm đơn vị của thôn rồi gửi lại.")
    return outreach.log(
        campaign,
        kind=kind,
        unit=unit,
        place=hamlet,
        title=TITLES[kind],
        done=done,
        uid=uid,
        by=by,
        pillars=list(campaign.pillars.filter(ref=walk.pillar).values_list("pk", flat=True)),
    )


def _number(kind: str, walk: Walk, handed: int, marks: Mapping[str, Sequence[int]]) -> int:
    if kind == "leaflet":
        return max(walk.copies or 0, handed)
    return sum(len(bits) for bits in marks.values())
