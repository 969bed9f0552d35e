"""When nobody is reminded: Sundays, Tết, public holidays, the night."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.kit import clock
from lantoa.urge.rest import Rest, public_days

REST = Rest(quiet_from=21, quiet_until=6, holidays=frozenset({date(2025, 9, 24)}))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2031, 1, 1)).map(
    lambda one: one.replace(tzinfo=clock.ZONE)
)


@pytest.mark.parametrize(
    "tet",
    [
        date(2007, 2, 17), date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17),
        date(2027, 2, 6), date(2030, 2, 2), date(2053, 2, 18),
    ],
)  # fmt: skip
def test_tet_is_vietnam_s_own_and_is_left_alone_from_its_eve_to_the_fifth(tet: date) -> None:
    days = public_days(tet.year)

    assert {tet + timedelta(days=n) for n in range(-1, 5)} <= days
    assert tet + timedelta(days=9) not in days


@pytest.mark.parametrize(
    "day", [date(2025, 9, 2), date(2025, 4, 7), date(2025, 9, 24), date(2025, 9, 28)]
)
def test_the_nation_s_days_the_commune_s_own_and_sundays_are_left_alone(day: date) -> None:
    assert REST.is_day_off(day)


def test_an_hour_in_the_night_becomes_the_first_of_the_morning() -> None:
    assert REST.hour(time(22)) == time(6)
    assert REST.hour(time(11, 30)) == time(11, 30)


@given(MOMENTS, st.times())
def test_the_next_time_is_always_fit_and_always_later(after: datetime, chosen: time) -> None:
    at = REST.next_time(after, chosen)

    assert at > after
    assert REST.is_fit(at)
    assert at.time() == REST.hour(chosen)
