"""All communes counted anew at once give, row by row, what each gives counted from its ledger."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lantoa.commune.models import Absence, Journal, Seat
from lantoa.commune.record import journal
from lantoa.outreach.models import Activity
from lantoa.reach.actions import open_periods, rebuild
from lantoa.reach.memory import upkeep
from lantoa.reach.memory.recounting import recount
from lantoa.reach.models import GROUPS, MEASURES, Tally
from tests.reach.ledger import FROM, did, make_campaign
from tests.reach.test_histories import DAYS, STEPS, History
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = FROM + timedelta(days=20)
SPOILT = st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["gone", "more", "group", "new"])))


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.HOME = tmp_path


def pair(day=DAY):
    """Return what stands of every month and quarter that holds the day, but for its id."""
    rows = Tally.objects.filter(grain__in=("month", "quarter"), from_on__lte=day, until_on__gte=day)
    facts = ("campaign", "place", "grain", "from_on", "until_on", *MEASURES, *GROUPS)
    return sorted(rows.values_list(*facts), key=str)


def spoil(day, harms):
    """Let stored rows be missing, say too much, or stand where none should."""
    rows = list(Tally.objects.filter(grain__in=("month", "quarter"), until_on__gte=day))
    for number, harm in harms:
        row = rows[number % len(rows)]
        if harm == "gone":
            Tally.objects.filter(pk=row.pk).delete()
        elif harm == "new":
            Tally.objects.get_or_create(
                campaign=row.campaign, place=row.campaign.commune.place.parent, grain=row.grain,
                from_on=row.from_on, defaults={"until_on": row.until_on},
            )  # fmt: skip
        else:
            more = (
                {"delivered": row.delivered + 1}
                if harm == "more"
                else {"by_pillar": {"9": [1, 1, 1]}}
            )
            Tally.objects.filter(pk=row.pk).update(**more)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(STEPS, DAYS, DAYS, SPOILT)
@example([], 0, 0, [(8, "gone"), (10, "group")])
def test_counted_at_once_every_row_is_what_the_ledger_gives(world: World, steps, on, left, harms):
    with transaction.atomic():
        history, day = History(world), FROM + timedelta(days=on)
        other = make_campaign(world)
        for name, *facts in steps:
            getattr(history, name)(*facts)
        goes_on_beside(history, other, left)
        for campaign in (history.campaign, other):
            open_periods(campaign)
        spoil(day, harms)
        upkeep.make()

        found = recount(day)

        assert (found.campaigns, found.left) == (2, [])
        at_once = pair(day)
        assert [rebuild(one, only=day).different for one in (history.campaign, other)] == [0, 0]
        assert pair(day) == at_once
        assert recount(day).different == 0
        transaction.set_rollback(True)


def goes_on_beside(history: History, other, left: int) -> None:
    """Let a second campaign work in the same hamlets, a hamlet's own broadcast be made, and a
    household live away until a day."""
    world, on = history.world, FROM + timedelta(days=left)
    for number, hamlet in enumerate(world.hamlets):
        did(other, "gathering", unit=world.boards[number], on=on, reached={"engaged": [number, 9]})
        did(other, "leaflet", unit=world.boards[number], on=on, reached={"absent": [1]})
        did(other, "leaflet", unit=world.boards[number], on=on)
        did(history.campaign, "radio", unit=world.office, place=hamlet, outlet=history.radio, on=on)
    seat = Seat.objects.filter(hamlet=world.hamlets[0], bit=5).first()
    Absence.objects.create(household=seat.household, to_on=on)


@pytest.fixture
def counted(world):
    campaign = make_campaign(world)
    open_periods(campaign)
    did(campaign, "visit", unit=world.boards[0], on=DAY, reached={"delivered": range(7)})
    upkeep.make()
    return campaign


def test_what_stood_otherwise_is_mended_and_on_record(world, counted):
    found = recount(DAY)

    assert (found.rows, found.different) == (8, 4)
    assert Journal.objects.filter(verb="reach.mended").count() == 1
    assert set(Tally.objects.filter(place=world.hamlets[0], grain="month", from_on__lte=DAY,
               until_on__gte=DAY).values_list("delivered", flat=True)) == {7}  # fmt: skip


def test_a_commune_that_wrote_since_the_file_was_made_is_counted_from_its_ledger(world, counted):
    journal(world.people["officer"], "activity.logged", Activity.objects.get())

    found = recount(DAY)

    assert (found.campaigns, found.rows, found.left) == (0, 0, [counted.pk])


def test_without_a_file_every_campaign_is_counted_from_its_ledger(counted):
    upkeep.file().unlink()

    assert recount(DAY).left == [counted.pk]


def test_it_says_how_far_it_is(counted):
    said = []

    recount(DAY, told=lambda done, of: said.append((done, of)))

    assert said == [(1, 1)]


def test_a_commune_that_writes_while_it_is_counted_is_counted_from_its_ledger(world, counted):
    other = make_campaign(world)
    upkeep.make()

    def writes(done, of):
        journal(world.people["officer"], "activity.logged", Activity.objects.get())

    found = recount(DAY, told=writes)

    assert (found.campaigns, found.left) == (1, [other.pk])
