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

    None where there are not two weeks yet. A count that would point at a few households is not
    there.
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
    said = [0 if is_small(int(count), households) else int(count) for count in counts]
    told = Counts(**dict(zip(SURETIES, said, strict=True)))
    return Week(week_of(monday), told, told.delivered, households, monday > today)


def sentence(held: Course, asked: Asked) -> str:
    """Say the weeks in words: the one that reached most, this one, the peak."""
    past = [(week, getattr(week.counts, asked.surety)) for week in held.weeks if not week.is_ahead]
    best, most = max(past, key=lambda pair: pair[1])
    if not most:
        return "Chưa tuần nào có hộ được tiếp cận ở mức này." + peaks_in_words(held)
    last, now = past[-1]
    says = f"Nhiều nhất là tuần {span(best.days.from_on, best.days.until_on)}: "
    says += f"{num(most)} hộ ({percent(most, best.households)})"
    if last is not best:
        says += f"; tuần này {num(now)} hộ ({percent(now, last.households)})"
    return says + ", mọi hình thức." + peaks_in_words(held)
