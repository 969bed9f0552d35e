"""The one clock of the house."""

from datetime import UTC, datetime, timedelta

from lantoa.kit import clock


def test_the_day_in_the_commune_has_begun_while_it_is_still_yesterday_in_utc() -> None:
    with clock.at(datetime(2025, 10, 9, 20, 0, tzinfo=UTC)):
        assert clock.today().isoformat() == "2025-10-10"
        assert clock.now().hour == 3


def test_a_held_clock_stands_still_and_runs_again_afterwards() -> None:
    with clock.at(clock.local(clock.today()) - timedelta(days=400)):
        first, second = clock.now(), clock.now()

    assert first == second
    assert clock.now() - first > timedelta(days=399)


def test_the_demos_offset_moves_the_houses_time_but_not_the_worlds() -> None:
    clock.use_offset(lambda: timedelta(days=-30))
    try:
        difference = clock.real_now() - clock.now()
    finally:
        clock.use_offset(timedelta)

    assert timedelta(days=29, hours=23) < difference < timedelta(days=30, hours=1)


def test_an_hour_of_a_day_is_an_hour_in_vietnam() -> None:
    assert clock.local(datetime(2025, 9, 29).date(), 8).utcoffset() == timedelta(hours=7)
