"""Running totals: what any days added up to is one row less another, and equals the ledger."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.kit import jobs
from lantoa.kit.periods import Period, month_period
from lantoa.outreach.actions import Done, correct, log
from lantoa.outreach.models import Activity
from lantoa.reach.models import RunningTotal
from lantoa.reach.queries import figures, figures_of
from lantoa.reach.running_totals import rebuild_totals
from tests.counting import questions
from tests.reach.ledger import did, make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)
WHOLE = Period(date(2025, 1, 1), date(2025, 12, 31))


@pytest.fixture
def campaign(world: World):
    return make_campaign(world)


def visits(world, campaign, homes, *, on=DAY):
    return log(
        campaign, kind="visit", unit=world.boards[0], place=world.hamlets[0], title="Đến nhà",
        done=Done(done_on=on, counts={"homes": homes}), uid=uuid4(), by=world.people["officer"],
    )  # fmt: skip


def test_a_reporting_month_is_one_row_less_another(world, campaign):
    for day, homes in ((14, 5), (15, 7), (20, 1)):
        visits(world, campaign, homes, on=date(2025, 9, day))

    september = figures(world.commune, month_period(2025, 9, closing_day=14))
    october = figures(world.commune, month_period(2025, 10, closing_day=14))

    assert september == {"visit_rounds": 1, "visit_homes": 5}
    assert october == {"visit_rounds": 2, "visit_homes": 8}


def test_work_told_late_moves_every_later_day(world, campaign):
    visits(world, campaign, 7, on=date(2025, 9, 20))
    visits(world, campaign, 5, on=date(2025, 9, 2))

    assert figures(world.commune, WHOLE)["visit_homes"] == 12
    assert figures_of(campaign, Period(DAY, WHOLE.until_on))["visit_homes"] == 7
    assert rebuild_totals(campaign) == 0


def test_a_late_correction_moves_every_later_day(world, campaign):
    wrong = visits(world, campaign, 50, on=date(2025, 9, 1))
    visits(world, campaign, 7, on=date(2025, 9, 20))

    right = Done(done_on=date(2025, 9, 2), counts={"homes": 5})
    correct(wrong, uid=uuid4(), done=right, by=world.people["officer"])

    assert figures(world.commune, WHOLE)["visit_homes"] == 12
    assert figures_of(campaign, Period(DAY, WHOLE.until_on))["visit_homes"] == 7
    assert list(RunningTotal.objects.order_by("on").values_list("on", flat=True)) == [
        date(2025, 9, 2), date(2025, 9, 20),
    ]  # fmt: skip
    assert rebuild_totals(campaign) == 0


def test_where_nothing_was_done_there_is_no_figure_and_no_zero(world, campaign):
    visits(world, campaign, 5)

    assert figures(world.commune, Period(date(2025, 9, 11), date(2025, 9, 30))) == {}


def test_a_total_that_was_tampered_with_is_found(world, campaign):
    visits(world, campaign, 5)
    RunningTotal.objects.update(totals={"visit_homes": 9})

    assert rebuild_totals(campaign) == 1
    assert figures(world.commune, WHOLE)["visit_homes"] == 5


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 99), st.booleans()), max_size=8),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_any_days_are_the_sum_of_their_activities(world, campaign, deeds, first, length):
    Activity.objects.all().delete()
    RunningTotal.objects.all().delete()
    start, plain = date(2025, 8, 28), []
    for offset, homes, taken_back in deeds:
        on = start + timedelta(days=offset)
        row = did(campaign, "visit", unit=world.boards[0], on=on, counts={"homes": homes / 4})
        jobs.at_once("reach.retally", row.pk)
        if taken_back:
            Activity.objects.filter(pk=row.pk).update(state=Activity.CANCELLED)
            jobs.at_once("reach.retally", row.pk)
        else:
            plain.append((on, Decimal(homes) / 4))
    opens = start + timedelta(days=first)
    period = Period(opens, opens + timedelta(days=length))

    found = figures(world.commune, period)

    assert found.get("visit_homes", 0) == sum(homes for on, homes in plain if on in period)
    assert found.get("visit_rounds", 0) == sum(on in period for on, _ in plain)
    assert rebuild_totals(campaign) == 0


def test_a_figure_takes_one_question_however_long_the_ledger(world, campaign):
    for number in range(1, 15):
        visits(world, campaign, number, on=date(2025, 9, number))

    assert questions(lambda: figures(world.commune, WHOLE)) == 1
