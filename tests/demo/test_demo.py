"""The make-believe commune: what the letter becomes there; its story is told by the ledger."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from lantoa.commune.models import User
from lantoa.commune.queries import communes
from lantoa.concerns.models import Concern
from lantoa.content.queries import waiting
from lantoa.demo.actions import add, load
from lantoa.demo.people import HAMLETS
from lantoa.kit import clock
from lantoa.launch import account
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from lantoa.reach.models import RecallSheet
from lantoa.reach.queries import coverage
from lantoa.report import province_queries
from lantoa.report.models import Report
from lantoa.report.queries import dues_of, states

DATA = Path(__file__).parents[1] / "data" / "directives"
LETTER = [DATA / "396-UBND-VHXH.eng.txt"]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Campaign]:
    """Load the letter's demo once; each test is taken back, its clock runs until the last ends."""
    with (
        django_db_blocker.unblock(),
        override_settings(FILES=tmp_path_factory.mktemp("files")),
        transaction.atomic(),
    ):
        yield load(LETTER)
        transaction.set_rollback(True)
    clock.use_offset(timedelta)


def test_the_letter_becomes_a_campaign_that_follows_it(demo: Campaign) -> None:
    told = account(demo)

    assert [pillar["ref"] for pillar in told["pillars"]] == ["2.1", "2.2", "2.3", "2.4"]
    units = [group["unit"] for group in told["assignments"]]
    assert len(units) == 4
    assert [unit.split()[0] for unit in units] == ["Phòng", "Các", "Đội", "Các"]
    assert len(told["planned"]) >= 6
    assert told["planned"]["radio"] >= 40
    assert told["peaks"] == ["2025-10-10"]
    assert len(told["reporting"]) == 3
    assert len(told["open_points"]) >= 5
    assert all(point["proposed"] for point in told["open_points"])
    assert (demo.from_on, demo.until_on) == (date(2025, 8, 24), date(2025, 10, 10))


def test_it_is_monday_of_the_sixth_week_and_the_clock_runs(demo: Campaign) -> None:
    assert clock.today() == date(2025, 9, 29)
    assert clock.now().hour == 8
    assert communes().get(is_demo=True).clock_offset is not None


def test_the_story_stands_in_the_ledger(demo: Campaign) -> None:
    radio = Activity.objects.filter(campaign=demo, kind="radio", due_on__lte=clock.today())

    missed = radio.filter(state="missed")
    assert {row.due_on.isoformat() for row in missed} >= {"2025-08-24", "2025-08-25", "2025-08-26"}
    assert all(row.reason for row in missed)
    assert not radio.filter(state="planned").exists()
    assert all(row.carried.exists() for row in radio.filter(state="done"))
    reached = {part.hamlet.name: part for part in coverage(demo)}
    assert reached["Lũng Cát"].delivered == reached["Lũng Cát"].offered == 0
    assert sum(part.households for part in reached.values()) == sum(h.households for h in HAMLETS)
    round_done = Activity.objects.get(
        campaign=demo, kind="leaflet", unit__name="Thôn Đồng Trám", state="done"
    )
    assert round_done.counts["copies"] == 291
    assert Concern.objects.filter(state="open").count() == 1
    assert waiting(User.objects.get(username="lam"))


def test_the_first_reports_stand_as_told(demo: Campaign) -> None:
    first = [due for due in dues_of(demo) if due.unit.kind == "hamlet"][: len(HAMLETS)]
    found = {state.due.unit.place.name: state for state in states(first)}

    accepted = {name for name, one in found.items() if one.state == Report.ACCEPTED}
    assert accepted == {
        "Bến Sim", "Chợ Đình", "Ga Cũ", "Đồng Trám", "Ao Vối", "Nà Phiêng", "Lân Tràm",
    }  # fmt: skip
    assert found["Gốc Sấu"].state == Report.SENT
    assert found["Khuôn Nhội"].is_missing
    assert found["Lũng Cát"].report is None
    returned = found["Ga Cũ"].report
    assert returned is not None
    assert returned.version == 2


def test_the_same_paper_again_adds_nothing_and_another_adds_a_campaign(demo: Campaign) -> None:
    again = add(LETTER)
    other = add([DATA / "05.txt"])

    assert again == demo
    assert Campaign.objects.count() == 2
    words = " ".join(v.body for item in other.items.all() for v in item.versions.all())
    assert "57" not in words
    assert "lăng quăng" in words


def test_the_province_holds_the_sealed_report_and_the_neighbours_were_asked(demo: Campaign) -> None:
    province = User.objects.get(username="so")

    turns = province_queries.turns(province)

    assert [turn.title for turn in turns] == ["Kỳ tháng 9 (23/8–14/9)"]
    roll = province_queries.roll(province, turns[0])
    assert [str(row.place) for row in roll.rows] == ["xã Hữu Lũng"]
    closed = RecallSheet.objects.filter(closed_at__isnull=False)
    assert {sheet.heard + sheet.not_heard + sheet.unsure for sheet in closed} == {28, 26}
    assert RecallSheet.objects.filter(closed_at__isnull=True).count() == 1
    confirmed = Activity.objects.filter(campaign=demo, gathered=True)
    assert {row.unit.name for row in confirmed} == {"Khu phố Bến Sim", "Thôn Gốc Sấu"}
