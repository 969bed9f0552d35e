"""`recount`: whoever doubts a figure counts it anew, all communes or one month and quarter."""

from argparse import Namespace
from datetime import date

import pytest

from lantoa.commune.models import Journal
from lantoa.management import recount
from lantoa.reach.actions import open_periods
from lantoa.reach.memory import upkeep
from lantoa.reach.models import RunningTotal, Tally
from tests.reach.ledger import did, make_campaign
from tests.world import World

DAY = date(2025, 9, 20)


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.HOME = tmp_path


@pytest.fixture
def campaign(world: World):
    campaign = make_campaign(world)
    open_periods(campaign)
    did(campaign, "visit", unit=world.boards[0], on=DAY, reached={"delivered": range(7)})
    return campaign


def given(campaign, grain: str) -> int:
    rows = Tally.objects.filter(campaign=campaign, place=campaign.commune.place, grain=grain)
    return sum(rows.values_list("delivered", flat=True))


@pytest.mark.parametrize(("on", "of_the_campaign"), [(None, 7), (DAY, 0)])
def test_what_the_tallies_missed_is_counted_mended_and_on_record(
    campaign, capsys, on, of_the_campaign
):
    assert given(campaign, "month") == 0

    recount.main(Namespace(on=on, processes=1))

    assert (given(campaign, "month"), given(campaign, "quarter")) == (7, 7)
    assert given(campaign, "campaign") == of_the_campaign
    said = capsys.readouterr().out
    assert "dòng lệch đã sửa" in said
    assert f"Xã Hữu Lũng, đợt “{campaign.title[:20]}" in said
    assert Journal.objects.filter(verb="reach.mended").count() == 1


def test_running_totals_that_were_tampered_with_are_found_said_and_mended(campaign, capsys):
    recount.main(Namespace(on=None, processes=1))
    right = dict(RunningTotal.objects.values_list("on", "totals"))
    RunningTotal.objects.update(totals={"visits": 9_000})
    capsys.readouterr()

    recount.main(Namespace(on=None, processes=1))

    assert ": 1 ngày của số cộng dồn lệch, đã sửa." in capsys.readouterr().out
    assert dict(RunningTotal.objects.values_list("on", "totals")) == right


def test_a_month_and_quarter_come_from_the_file_of_acts_while_it_is_new(campaign, capsys):
    upkeep.make()

    recount.main(Namespace(on=DAY, processes=1))

    assert (given(campaign, "month"), given(campaign, "quarter")) == (7, 7)
    assert "1 đợt đếm từ tệp hoạt động còn mới, 0 đợt đếm từ sổ." in capsys.readouterr().out
