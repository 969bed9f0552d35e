"""Questions about recall samples: what was asked, whom a sheet leads to, what may be told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from django.db.models import Count, Q, QuerySet

from lantoa.commune.models import Commune, Membership, Place, Seat, Unit, User
from lantoa.commune.queries import hamlets_with_homes, may, seen, units, visible_to
from lantoa.kit import clock
from lantoa.kit.text import sort_key
from lantoa.plan.models import Campaign
from lantoa.reach.recall_models import Recall, RecallDoor, RecallSheet
from lantoa.reach.recall_rules import (
    ABSENT,
    OWN,
    Answers,
    is_sayable,
    order_of,
    sample_size,
    together,
    uncounted,
    unsaid,
    wilson,
)
from lantoa.reach.small_counts import LEAST

MOST_RECALLS = 5


@dataclass(frozen=True)
class Found:
    """What a sample found, as it may be told; `low`, `high` are shares from 0 to 1.

    `is_said` is False where a count would be under 5: then no number is shown, only `band`; nor
    how many answered (`answers.asked`) where `is_counted` is False.
    """

    answers: Answers
    is_said: bool
    is_counted: bool

    @property
    def interval(self) -> tuple[int, int]:
        """Return the 95 % interval in percent, outward to whole numbers."""
        low, high = wilson(self.answers.heard, self.answers.asked)
        return floor(100 * low), ceil(100 * high)

    @property
    def band(self) -> str:
        """Say in words what a number would give away."""
        heard, asked = self.answers.heard, self.answers.asked
        if is_sayable(self.answers):
            return "không nêu riêng, để không suy ngược ra thôn khác"
        if asked < 2 * LEAST:
            return "mới hỏi được ít hộ"
        if asked - heard < heard:
            return "hầu hết các hộ có biết"
        return "rất ít hộ biết"


@dataclass(frozen=True)
class SheetFound:
    """One hamlet's line of the result."""

    sheet: RecallSheet
    found: Found | None

    @property
    def is_biased(self) -> bool:
        """Say whether the asker asked their own neighbours."""
        return self.sheet.asker_kind == OWN


@dataclass(frozen=True)
class Result:
    """A recall sample as one person may read it; `whole` for those who see every hamlet.

    While a sheet is `open`, no line has its `found`.
    """

    recall: Recall
    lines: list[SheetFound]
    whole: Found | None
    closed: int
    open: int

    @property
    def is_biased(self) -> bool:
        """Say whether any line was asked by the neighbours' own head."""
        return any(line.is_biased and line.found for line in self.lines)


@dataclass(frozen=True)
class Call:
    """A door to ask at: what it is called, where it is, what was answered so far.

    `spare` is None in the sample itself, else which spare it is (from 0); `is_open` says that so
    many doors were found shut already that this one is to be asked.
    """

    door: RecallDoor
    name: str
    lane: str
    spare: int | None
    is_open: bool

    @property
    def is_spare(self) -> bool:
        """Say whether it stands in for a door where nobody was in."""
        return self.spare is not None


@dataclass(frozen=True)
class Draw:
    """What would be drawn in a hamlet: the frame, how many, who is away."""

    hamlet: Place
    frame: frozenset[int]
    size: int
    away: int

    def picked(self, seed: str, spares: int) -> list[int]:
        """Return the bits in the order of the draw: the sample, then the spares."""
        return order_of(self.frame, seed)[: self.size + spares]


def recalls(user: User, campaign: Campaign) -> QuerySet[Recall]:
    """Return the campaign's recall samples that `user` may know of, newest first."""
    rows = visible_to(user, Recall.objects.filter(campaign=campaign))
    return rows.annotate(
        hamlets=Count("sheets"), closed=Count("sheets", filter=Q(sheets__closed_at__isnull=False))
    )


def recall(user: User, pk: int) -> Recall:
    """Return one recall sample; raises `NotThere`."""
    return seen(user, Recall.objects.select_related("campaign__commune"), pk=pk)


def of_commune(user: User, place: Place) -> list[Result]:
    """Return the results of a commune's newest samples that `user` may read, closed ones alone."""
    if place.kind != Place.COMMUNE:
        return []
    rows = visible_to(user, Recall.objects.filter(campaign__place=place))
    found = [result(user, row) for row in rows.select_related("campaign")[:MOST_RECALLS]]
    return [one for one in found if one.whole]


def sheet(user: User, pk: int) -> RecallSheet:
    """Return a sheet that `user` asks with, or oversees; raises `NotThere`."""
    rows = RecallSheet.objects.select_related("recall__campaign__commune__place", "hamlet", "asker")
    return seen(user, rows, pk=pk)


def to_ask(user: User, campaign: Campaign | None = None) -> QuerySet[RecallSheet]:
    """Return the open sheets that `user` may ask with, of one campaign or of all."""
    rows = RecallSheet.objects.filter(closed_at__isnull=True).select_related("recall", "hamlet")
    rows = rows.filter(recall__campaign=campaign) if campaign else rows
    return visible_to(user, rows).order_by("pk")


def result(user: User, row: Recall) -> Result:
    """Return what the sample found in the hamlets that `user` may see, counts under 5 unsaid.

    Nothing is told before every sheet is closed: two views, one less the other, would give away
    the sheet that closed between them.
    """
    sheets = list(row.sheets.select_related("hamlet", "asker"))
    closed = [one for one in sheets if one.closed_at]
    parts = [one.answers for one in closed]
    hidden, quiet = unsaid(parts), uncounted(parts)
    said = {
        one.pk: Found(one.answers, is_said=n not in hidden | quiet, is_counted=n not in quiet)
        for n, one in enumerate(closed)
    }
    is_whole = len(closed) == len(sheets)
    mine = [one for one in sheets if may(user, "reach.see", one.hamlet)]
    lines = [SheetFound(one, said[one.pk] if is_whole else None) for one in mine]
    whole = together(parts)
    sees_all = sheets and is_whole and len(mine) == len(sheets)
    return Result(
        recall=row,
        lines=lines,
        whole=Found(whole, is_sayable(whole), whole.asked >= LEAST) if sees_all else None,
        closed=len(closed),
        open=len(sheets) - len(closed),
    )


def calls(row: RecallSheet) -> list[Call]:
    """Return the doors drawn: the sample, then the spares, open or not yet.

    Lane by lane, so that they can be walked; chance has picked them already.
    """
    doors = list(row.doors.all())
    absent = sum(door.answer == ABSENT for door in doors)
    seats = Seat.objects.filter(hamlet=row.hamlet, bit__in=[door.bit for door in doors])
    homes = {seat.bit: seat.household for seat in seats.select_related("household")}
    found = []
    for door in doors:
        if home := homes.get(door.bit):
            spare = door.order - row.size - 1 if door.order > row.size else None
            name = home.head or f"Hộ {door.bit + 1}"
            is_open = spare is None or spare < absent
            found.append(Call(door, name, home.lane, spare, is_open))
    return sorted(found, key=lambda call: (call.is_spare, sort_key(call.lane), call.door.order))


def draws(places: Sequence[Place], base: int) -> list[Draw]:
    """Return what can be drawn in each hamlet: households that are there, in two queries."""
    home: dict[int, set[int]] = {place.pk: set() for place in places}
    gone: dict[int, int] = dict.fromkeys(home, 0)
    rows = Seat.objects.filter(hamlet__in=home, to_on__isnull=True)
    for hamlet, bit, away in rows.order_by().values_list("hamlet_id", "bit", "household__away"):
        if away:
            gone[hamlet] += 1
        else:
            home[hamlet].add(bit)
    return [
        Draw(
            place, frozenset(home[place.pk]), sample_size(len(home[place.pk]), base), gone[place.pk]
        )
        for place in places
    ]


def askers(commune: Commune) -> list[Unit]:
    """Return the units that somebody answers for today, who could go and ask."""
    held = Membership.objects.on(clock.today()).values("unit")
    return list(units(commune).filter(pk__in=held).exclude(kind__in=("ubnd", "province")))


def places_of(commune: Commune, wanted: Sequence[int]) -> list[Place]:
    """Return the commune's hamlets among `wanted`; all of them where none is named."""
    rows = hamlets_with_homes(commune)
    return list(rows.filter(pk__in=wanted) if wanted else rows)
