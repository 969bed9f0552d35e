"""What came since yesterday began, in a province or the nation: today's sums less a morning's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max

from lantoa.commune.models import Place
from lantoa.kit import clock
from lantoa.kit.rows import ask, tell
from lantoa.kit.say import num, on
from lantoa.reach.hamlet_reach import HamletReach
from lantoa.reach.models import Morning
from lantoa.reach.rules import SURETIES
from lantoa.reach.small_counts import is_small, unsaid

MOST_TOLD = 3
KEPT = timedelta(days=30)
OLDEST = timedelta(days=7)
"""An older morning says little of what is new; the page then says nothing."""

TAKEN = """
    INSERT INTO lantoa_morning (campaign_id, "on", offered, delivered, engaged)
    SELECT tally.campaign_id, %s, tally.offered, tally.delivered, tally.engaged
    FROM lantoa_tally AS tally JOIN lantoa_place AS place ON place.id = tally.place_id
    WHERE tally.grain = 'campaign' AND place.kind = 'commune'
    ON CONFLICT DO NOTHING"""
STOOD = """
    SELECT {child}, sum(morning.{surety}) FROM lantoa_morning AS morning
    JOIN lantoa_campaign AS one ON one.id = morning.campaign_id
    JOIN lantoa_commune AS commune ON commune.id = one.commune_id
    JOIN lantoa_place AS place ON place.id = commune.place_id
    WHERE morning."on" = %s AND place.path LIKE %s AND NOT EXISTS (
        SELECT 1 FROM lantoa_campaign AS newer WHERE newer.commune_id = one.commune_id
            AND (newer.launched_at, newer.id) > (one.launched_at, one.id))
    GROUP BY 1"""
"""Where the newest campaigns stood; where they stand now, the page has read already."""
CHILD = {Place.NATION: "place.parent_id", Place.PROVINCE: "place.id"}


@transaction.atomic
def take_morning() -> None:
    """Write down where every campaign stands as this day begins; a second time keeps the first."""
    today = clock.today()
    tell(TAKEN, [str(today)])
    Morning.objects.filter(on__lt=today - KEPT).delete()


@dataclass(frozen=True)
class Since:
    """How many more households each child (id) of a place has than as the day `on` began."""

    on: date
    more: Mapping[int, int]


def since_yesterday(place: Place, surety: str, now: Sequence[HamletReach]) -> Since | None:
    """Return what each child of a province or the nation gained since yesterday began: what it
    has `now`, of the newest campaigns so far, less what these had then.

    What a correction takes away counts against it. Since an earlier morning where yesterday's was
    not taken (the machine was off); None without any, and of a commune: its board knows more.
    """
    yesterday = clock.today() - timedelta(days=1)
    found = Morning.objects.filter(on__range=(yesterday - OLDEST, yesterday))
    last = found.aggregate(last=Max("on"))["last"]
    if last is None or place.kind not in CHILD or surety not in SURETIES:
        return None
    statement = STOOD.format(child=CHILD[place.kind], surety=surety)
    then: dict[int, int] = dict(ask(statement, [str(last), f"{place.path}%"]))
    more = {
        part.hamlet.pk: getattr(part, surety) - int(then.get(part.hamlet.pk, 0)) for part in now
    }
    return Since(last, {child: held for child, held in more.items() if held})


def in_words(since: Since | None, names: Mapping[int, str], households: Mapping[int, int]) -> str:
    """Say what is new, the most first; what would point at a few households stays in the sum.

    "" where nothing moved, or too little to be said.
    """
    moved = [(one, more) for one, more in (since.more if since else {}).items() if one in names]
    whole = sum(more for _, more in moved)
    if since is None or not moved or is_small(abs(whole), sum(households.values())):
        return ""
    hidden = unsaid([(abs(more), households[one]) for one, more in moved])
    way = -1 if whole > 0 else 1
    said = (pair for n, pair in enumerate(moved) if n not in hidden)
    told = sorted(said, key=lambda pair: way * pair[1])
    where = ", ".join(f"{names[one]} {_signed(more)}" for one, more in told[:MOST_TOLD])
    if where and (rest := len(moved) - len(told[:MOST_TOLD])):
        where += f" và {rest} nơi nữa"
    began = (
        "hôm qua" if since.on == clock.today() - timedelta(days=1) else f"đầu ngày {on(since.on)}"
    )
    change = f"{'thêm' if whole > 0 else 'bớt'} {num(abs(whole))} hộ" if whole else "không đổi"
    return f"Từ {began} đến nay {change}{': ' if where else ''}{where}."


def _signed(more: int) -> str:
    return f"+{num(more)}" if more > 0 else f"−{num(-more)}"
