"""A report from a phone's queue: arrives once, and says so where something moved meanwhile."""

from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse

from lantoa.commune.models import Journal
from lantoa.report import actions, queries
from lantoa.report.models import Indicator, Report
from lantoa.report.rules import answer_of
from tests.home.test_queued import sent as posted
from tests.reach.ledger import did
from tests.report.way import DAY, drafted, value

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(world, campaign) -> Report:
    cache.clear()
    world.person("hamlet", world.boards[0], key="helper")
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35})
    return drafted(world, world.boards[0])


def seen(report: Report, **changed: str) -> dict[str, str]:
    """Return what the page shows, with what the head typed."""
    figures = {
        one.indicator.code: "" if one.value is None else f"{one.value.normalize():f}"
        for one in queries.figures(report)
    }
    words = {key: report.narrative.get(key, "") for key in report.due.regime.sections}
    return {**figures, **words, "row_version": str(report.row_version), **changed}


def send(world, report: Report, form: dict[str, str], uid: UUID | None = None, who="hamlet"):
    me, address = world.people[who].pk, reverse("report:report", args=[report.pk])
    return posted(world.client(who), address, uid or uuid4(), me=me, **{"then": "send_rest"} | form)


def test_a_report_that_comes_twice_is_sent_once(world, report):
    form, uid = seen(report, highlights="Họp đông vui"), uuid4()

    said = [send(world, report, form, uid) for _ in "ab"]

    report.refresh_from_db()
    assert said[0] == said[1]
    assert (said[0]["state"], report.state) == ("received", Report.SENT)
    assert Journal.objects.filter(verb="report.sent").count() == 1


def test_a_page_drawn_before_the_ledger_moved_is_told_what_moved_and_loses_no_word(
    world, campaign, report
):
    form, uid = seen(report, highlights="Họp đông vui"), uuid4()
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 9})

    said = [send(world, report, form, uid) for _ in "ab"]

    report.refresh_from_db()
    assert said[0] == said[1]
    assert said[0]["state"] == "refused"
    assert "35, nay 44" in " ".join(said[0]["words"])
    assert (report.state, report.narrative["highlights"]) == (Report.DRAFT, "Họp đông vui")
    assert value(report, "leaflet_copies") == answer_of(44)
    assert send(world, report, seen(report))["state"] == "received"


def test_the_page_of_a_draft_shows_what_was_logged_since(world, campaign, report):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 9})

    page = world.client("hamlet").get(reverse("report:report", args=[report.pk])).text

    assert 'value="44"' in page
    assert send(world, report, seen(report))["state"] == "refused"
    report.refresh_from_db()
    assert send(world, report, seen(report))["state"] == "received"


def test_a_draft_that_another_saved_meanwhile_is_not_overwritten(world, report):
    form = seen(report, highlights="Lời của trưởng thôn")
    actions.fill(report, entries={}, narrative={"highlights": "Lời của phó"},
                 by=world.people["helper"], uid=uuid4())  # fmt: skip

    said = send(world, report, form)

    report.refresh_from_db()
    assert said["state"] == "refused"
    assert "Có người vừa sửa trước." in said["words"]
    assert report.narrative["highlights"] == "Lời của phó"


def test_a_report_that_another_sent_says_who_and_when(world, report):
    form = seen(report, highlights="Lời của trưởng thôn")
    send(world, report, seen(report), who="helper")

    said = send(world, report, form)
    actions.send_back(Report.objects.get(), note="Xem lại", figures={}, by=world.people["officer"],
                      uid=uuid4())  # fmt: skip
    returned = send(world, report, form)

    assert (said["state"], returned["state"]) == ("refused", "refused")
    assert "Người helper đã gửi báo cáo kỳ này" in " ".join(said["words"])
    assert "Sửa và gửi lại" in " ".join(returned["words"])
    assert Report.objects.get().narrative.get("highlights") != "Lời của trưởng thôn"


def test_a_figure_without_its_reason_is_refused_though_the_draft_was_kept(world, report):
    said = send(world, report, seen(report, leaflet_copies="50"))

    assert said["state"] == "refused"
    assert "khác sổ" in " ".join(said["words"])
    assert value(report, "leaflet_copies") == answer_of(50)


def test_a_figure_hard_to_believe_is_asked_about_on_the_page_that_opens_to_mend_it(world, report):
    Indicator.objects.filter(code="gathering_people").update(unit_word="người")
    form = seen(report, gathering_people="900")
    address = reverse("report:report", args=[report.pk])
    before = world.client("hamlet").get(address).text

    said = send(world, report, form | {"why-gathering_people": "Hội làng"})
    page = world.client("hamlet").get(address).text
    report.refresh_from_db()
    sure = send(world, report, seen(report, is_sure="on") | {"why-gathering_people": "Hội làng"})

    assert said["state"] == "refused"
    assert 'name="is_sure"' not in before
    assert 'name="is_sure"' in page
    assert sure["state"] == "received"
