"""Pages of the radio: one tap, the week's pack, the draft voice, sheets, pauses."""

import io
import zipfile
from datetime import date

import pypdfium2
import pytest
from django.urls import reverse

from lantoa.outreach.models import Activity, Outlet, Suspension
from tests.outreach.campaigns import (
    DAY,
    of_kind,
    send,
)

pytestmark = pytest.mark.django_db


def test_a_session_of_a_day_to_come_is_kept_by_the_phone_but_never_offered_first(world, campaign):
    rest = campaign.activities.filter(state=Activity.PLANNED, due_on__lte=date(2025, 9, 28))
    rest.update(state=Activity.MISSED)
    before = world.client("operator").get(reverse("outreach:log")).content.decode()
    for session in of_kind(campaign, "radio", due_on=date(2025, 9, 29)):
        send(world, "operator", reverse("outreach:aired", args=[session.pk]))

    page = world.client("operator").get(reverse("outreach:log")).content.decode()

    ahead = of_kind(campaign, "radio", due_on=date(2025, 9, 30))[0]
    assert 'name="duty" open' in before
    assert "Đến hôm nay đã ghi đủ" in page
    assert page.index("Buổi tới: ") < page.index(f'id="v{ahead.pk}"')
    assert f'id="v{ahead.pk}" name="duty">' in page
    assert 'name="duty" open' not in page


def test_the_operator_says_aired_with_one_tap(world, campaign):
    session = of_kind(campaign, "radio", due_on=DAY)[0]
    cluster = Outlet.objects.get(parent=session.outlet, place=world.hamlets[2])

    send(
        world,
        "operator",
        reverse("outreach:aired", args=[session.pk]),
        off=str(cluster.pk),
        **{f"why{cluster.pk}": "mất điện"},
    )

    session.refresh_from_db()
    assert (session.state, session.counts) == (Activity.DONE, {"minutes": 15})
    assert "mất điện" in session.note


def test_the_weeks_pack_holds_scripts_in_play_order_and_the_log_book(world, campaign):
    answer = world.client("operator").get(reverse("outreach:pack") + "?tuan=2025-09-29")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as pack:
        names = pack.namelist()
        script = pypdfium2.PdfDocument(pack.read(names[1]))[0].get_textpage().get_text_range()
    assert names[0] == "00 Nhat ky phat thanh.pdf"
    assert names[1].startswith("01 T2 29-09 05h30")
    assert names == sorted(names)
    assert len(names) >= 8
    assert "Thời gian đọc" in script


def test_a_draft_can_be_listened_to(world, campaign):
    version = of_kind(campaign, "radio", due_on=DAY)[0].carried.first().version

    answer = world.client("officer").get(reverse("outreach:listen", args=[version.pk]))

    assert answer["Content-Type"] == "audio/mpeg"
    assert answer.content[:2] in (b"\xff\xf3", b"\xff\xfb", b"\xff\xf2")


def test_every_kind_of_planned_work_gives_its_sheet(world, campaign):
    client = world.client("officer")

    kinds = set(campaign.activities.values_list("kind", flat=True))
    sheets = {}
    for kind in kinds:
        row = campaign.activities.filter(kind=kind, carried__isnull=False).first()
        if row is not None:
            url = reverse("outreach:sheet", args=[row.pk, 1])
            sheets[kind] = client.get(url).status_code

    assert set(sheets.values()) == {200}
    assert {"radio", "leaflet", "visual", "gathering", "zalo"} <= set(sheets)


def test_a_cluster_is_paused_and_comes_back(world, campaign):
    cluster = Outlet.objects.get(parent__isnull=False, place=world.hamlets[0])
    url = reverse("outreach:pause", args=[cluster.pk])

    send(world, "operator", url, from_on="2025-09-27", reason="Việc tang")
    page = world.client("operator").get(reverse("outreach:outlets")).content.decode()
    send(world, "operator", reverse("outreach:resume", args=[cluster.pk]))

    assert "Việc tang" in page
    assert Suspension.objects.get().until_on == date(2025, 9, 28)
