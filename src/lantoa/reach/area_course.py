"""The newest campaigns of a place, week by week: places add, weeks never."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from lantoa.commune.models import Place
from lantoa.kit import clock
from lantoa.kit.periods import week_of
from lantoa.kit.rows import ask
from lantoa.kit.say import num, percent, span
from lantoa.reach.asking import Asked
from lantoa.reach.course import Course, Week, peaks_in_words
from lantoa.reach.rules import SURETIES, Counts
from lantoa.reach.small_counts import is_small

WEEKS = 12
"""So many weeks back a chart goes."""
PEAKS = 2
NEWEST = """
    SELECT one.id, commune.place_id FROM lantoa_campaign AS one
    JOIN lantoa_commune AS commune ON commune.id = one.commune_id
    JOIN lantoa_place AS place ON place.id = commune.place_id
    WHERE place.path LIKE %s AND NOT EXISTS (
        SELECT 1 FROM lantoa_campaign AS newer WHERE newer.commune_id = one.commune_id
            AND (newer.launched_at, newer.id) > (one.launched_at, one.id))"""
SUMS = f"""
    WITH newest AS MATERIALIZED ({NEWEST})
    SELECT tally.from_on, sum(tally.households), sum(tally.offered), sum(tally.delivered),
        sum(tally.engaged)
    FROM newest JOIN lantoa_tally AS tally
        ON tally.campaign_id = newest.id AND tally.place_id = newest.place_id
    WHERE tally.grain || '' = 'week' AND tally.from_on >= %s
    GROUP BY tally.from_on"""  # noqa: S608
"""From the campaigns to their few rows each: by the index of grains, which `||` keeps a planner
from, SQLite reads the weeks of every commune there is (150 ms of a nation's).
"""
RISES = f"""
    WITH newest AS ({NEWEST})
    SELECT peak."on" FROM newest JOIN lantoa_peak AS peak ON peak.campaign_id = newest.id
    WHERE peak."on" >= %s"""  # noqa: S608


def course(place: Place) -> Course | None:
    """Return the last weeks, each counted by itself, and the days that most campaigns rise to.

    None where there are not two weeks yet. A count that would point at a few households is unsaid.
    """
    today = clock.today()
    first = week_of(today).from_on - timedelta(days=7 * (WEEKS - 1))
    inside = f"{place.path}%"
    stored = {_day(on): numbers for on, *numbers in ask(SUMS, [inside, str(first)])}
    if len(stored) < 2:
        return None
    rises = Counter(_day(on) for (on,) in ask(RISES, [inside, str(first)]))
    peaks = sorted(on for on, _ in rises.most_common(PEAKS))
    last = max(today, *peaks) if peaks else today
    found = []
    monday = max(first, min(stored))
    while monday <= min(last, today + timedelta(days=7 * WEEKS)):
        households, *counts = stored.get(monday, (0, 0, 0, 0))
        found.append(_week(monday, int(households), counts, today))
        monday += timedelta(days=7)
    ends = found[-1].days.until_on
    return Course(tuple(found), tuple(on for on in peaks if min(stored) <= on <= ends), today)


def _day(told: date | str) -> date:
    return told if isinstance(told, date) else date.fromisoformat(told)


def _week(monday: date, households: int, counts: Iterable[int], today: date) -> Week:
    said = dict(zip(SURETIES, map(int, counts), strict=True))
    unsaid = frozenset(one for one, count in said.items() if is_small(count, households))
    told = Counts(**{one: 0 if one in unsaid else count for one, count in said.items()})
    return Week(week_of(monday), told, told.delivered, households, monday > today, unsaid)


def sentence(held: Course, asked: Asked) -> str:
    """Say the weeks in words: the one that reached most, this one, the peak."""
    past = [week for week in held.weeks if not week.is_ahead]
    best = max(past, key=lambda week: getattr(week.counts, asked.surety))
    if not getattr(best.counts, asked.surety):
        few = any(asked.surety in week.unsaid for week in past)
        none = "Số hộ từng tuần ở mức này không nêu: quá ít, hay chỉ còn thiếu vài hộ."
        return (none if few else "Chưa tuần nào có hộ được tiếp cận ở mức này.") + peaks_in_words(
            held
        )
    says = f"Nhiều nhất là tuần {span(best.days.from_on, best.days.until_on)}: "
    says += _count(best, asked.surety)
    if past[-1] is not best:
        says += f"; tuần này {_count(past[-1], asked.surety)}"
    return says + ", mọi hình thức." + peaks_in_words(held)


def _count(week: Week, surety: str) -> str:
    if surety in week.unsaid:
        return "không nêu"
    count = getattr(week.counts, surety)
    return f"{num(count)} hộ ({percent(count, week.households)})"
