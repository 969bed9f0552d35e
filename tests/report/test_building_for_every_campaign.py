"""Duties that belong to no campaign: built, owed beforehand, opened on by the clock."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lantoa.commune.tables import write_csv
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.plan.models import Campaign
from lantoa.report import actions, jobs, regime_lists
from lantoa.report.models import Regime
from lantoa.report.terms import Terms
from tests.report.way import FIGURES, lasting

pytestmark = pytest.mark.django_db


def test_a_commune_without_any_campaign_owes_its_reports_beforehand(world):
    regime = lasting(world)

    titles = regime.dues.filter(unit=world.boards[0]).values_list("title", flat=True)
    assert [title.split(" (")[0] for title in titles.order_by("from_on")] == [
        "Kỳ tháng 9", "Kỳ tháng 10", "Kỳ tháng 11", "Kỳ tháng 12", "Kỳ tháng 1"
    ]  # fmt: skip
    assert regime.dues.count() == 5 * 3


def test_the_next_periods_are_opened_by_the_clock_and_never_twice(world):
    regime = lasting(world)
    Campaign.objects.update(state="closed")

    with clock.at(clock.local(date(2026, 2, 1), 1)):
        jobs.open_dues()
        once = regime.dues.count()
        jobs.open_dues()

    assert regime.dues.filter(from_on=date(2026, 4, 15), unit=world.boards[0]).exists()
    assert regime.dues.filter(from_on=date(2025, 8, 15), unit=world.boards[0]).exists()
    assert regime.dues.count() == once


def test_without_a_first_day_the_duty_begins_with_the_whole_period_that_runs(world):
    quarter = Terms("Báo cáo quý", "office", "quarterly", "Sở", indicators=FIGURES)

    first = lasting(world, quarter).dues.order_by("from_on").first()

    assert (first.from_on, first.until_on) == (date(2025, 9, 15), date(2025, 12, 14))


def test_a_duty_that_was_stopped_is_not_opened_again(world):
    regime = lasting(world)
    actions.stop_regime(regime, stopped=True, by=world.people["officer"], uid=uuid4())
    owed = regime.dues.count()

    with clock.at(clock.local(date(2026, 2, 1), 1)):
        jobs.open_dues()

    assert regime.dues.count() == owed


@pytest.mark.parametrize("every", ["campaign", "closing", "peak", "once"])
def test_a_period_that_only_a_campaign_has_is_refused_with_the_way_out(world, every):
    with pytest.raises(Unfit, match="đợt"):
        lasting(world, Terms("Thử", "hamlet", every, "UBND xã", indicators=FIGURES))

    assert not Regime.objects.exists()


def test_a_report_asked_for_once_of_every_campaign_has_the_days_that_were_said(world):
    terms = Terms("Báo cáo đột xuất", "office", "once", "Sở", from_on=date(2025, 1, 1),
                  due_on=date(2025, 10, 10), indicators=FIGURES)  # fmt: skip

    due = lasting(world, terms).dues.get()

    assert (due.from_on, due.until_on) == (date(2025, 1, 1), date(2025, 10, 9))


def test_the_office_builds_such_a_duty_on_the_page_and_sees_it_in_the_lists(world):
    client = world.client("officer")
    typed = {
        "uid": str(uuid4()), "dot": "xa", "title": "Báo cáo năm", "level": "hamlet",
        "to_name": "UBND xã", "every": "monthly", "closing_day": "14", "due_after": "2",
        "from_on": "2025-08-15", "indicators": ["leaflet_copies"], "basis": "Thực hiện A\nB",
    }  # fmt: skip
    seen = client.post(reverse("report:regime_new"), typed | {"then": "preview"})
    kept = Regime.objects.count()
    client.post(reverse("report:regime_new"), typed | {"then": "save"})

    regime = Regime.objects.get()
    assert "Sẽ có 15 báo cáo phải gửi" in seen.content.decode()
    assert (kept, regime.campaign, regime.basis) == (0, None, "Thực hiện A\nB")
    assert "Mọi đợt của xã" in client.get(reverse("report:regimes")).content.decode()
    assert "Báo cáo năm" in client.get(reverse("report:list")).content.decode()


def test_a_change_keeps_the_first_day_and_who_it_is_of(world):
    regime, client = lasting(world), world.client("officer")
    address = reverse("report:regime", args=[regime.pk])
    form = client.get(address).context["form"]

    client.post(
        address,
        {"uid": str(uuid4()), "then": "save", "title": "Đổi tên", "level": "hamlet",
         "to_name": "UBND xã", "every": "monthly", "closing_day": "14", "due_after": "2",
         "from_on": form.initial["from_on"].isoformat(), "indicators": ["proofs"]},
    )  # fmt: skip

    regime.refresh_from_db()
    assert (regime.title, regime.campaign, regime.from_on) == ("Đổi tên", None, date(2025, 8, 15))


def test_a_table_brings_such_duties_and_a_preview_holds_for_them_alone(world, campaign):
    client, address = world.client("officer"), reverse("report:regimes_in")
    row = dict(zip(regime_lists.COLUMNS, regime_lists.EXAMPLE, strict=True))
    row |= {"Từ ngày": "15/08/2025", "Căn cứ": "Thực hiện Quyết định A"}
    file = SimpleUploadedFile("a.csv", write_csv([regime_lists.COLUMNS, list(row.values())]))
    terms = client.post(address, {"uid": str(uuid4()), "dot": "xa", "file": file}).context["terms"]

    refused = client.post(address, {"uid": str(uuid4()), "dot": campaign.pk, "terms": terms})
    client.post(address, {"uid": str(uuid4()), "dot": "xa", "terms": terms})

    made = Regime.objects.get(title="Báo cáo tháng của thôn")
    assert refused.status_code == 422
    assert (made.campaign, made.basis) == (None, "Thực hiện Quyết định A")
    assert made.dues.count() == 5 * 3


def test_a_table_of_before_there_was_a_basis_is_read_as_ever(world):
    for shorter in (1, 2):
        columns, cells = regime_lists.COLUMNS[:-shorter], regime_lists.EXAMPLE[:-shorter]

        found = regime_lists.read(write_csv([columns, cells]), regime_lists.names_of({}))

        assert (found[0].basis, found[0].paper) == ((), "")


def test_two_duties_about_the_same_days_are_named_before_they_are_kept(world, campaign):
    client = world.client("officer")
    typed = {
        "uid": str(uuid4()), "dot": campaign.pk, "title": "Kết quả cả đợt", "level": "hamlet",
        "to_name": "UBND xã", "every": "campaign", "closing_day": "14", "due_after": "2",
        "indicators": ["leaflet_copies"],
    }  # fmt: skip
    closing = Terms("Tổng kết đợt", "hamlet", "closing", "UBND xã", indicators=FIGURES)
    alone = client.post(reverse("report:regime_new"), typed | {"then": "preview"})
    actions.make_regimes(campaign, [closing], by=world.people["officer"], uid=uuid4())

    beside = client.post(reverse("report:regime_new"), typed | {"then": "preview"})

    assert "Trùng kỳ" not in alone.content.decode()
    assert "Trùng kỳ với <b>Tổng kết đợt</b> (tổng kết): 1 kỳ" in beside.content.decode()
