"""What changed: between two versions of a report, and in the ledger after a report was sealed."""

from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.report import actions, drift
from lantoa.report.models import Report
from lantoa.report.rules import answer_of
from tests.reach.ledger import did
from tests.report.way import DAY, drafted, due_of, entry, sent, value

pytestmark = pytest.mark.django_db


def page(world, role, report):
    return world.client(role).get(reverse("report:report", args=[report.pk])).content.decode()


def test_a_resubmission_shows_only_what_changed_and_the_rest_folded(world, campaign):
    head, officer = world.people["hamlet"], world.people["officer"]
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35})
    first = sent(world, world.boards[0])
    actions.send_back(first, note="", figures={"leaflet_copies": "Đủ chưa?"}, by=officer,
                      uid=uuid4())  # fmt: skip
    second = actions.draft(first.due, by=head)
    entry(second, "leaflet_copies", "40", "5 tờ phát ở chợ", by=head)
    actions.send(second, by=head, uid=uuid4())

    said = page(world, "officer", second)
    changed = said.split('aria-label="Chỗ đã đổi"')[1].split("</section>")[0]

    assert "<s>35</s> → <b>40</b>" in changed
    assert "5 tờ phát ở chợ" in changed
    assert changed.count("→") == 1
    assert "Xem cả báo cáo" in said


def test_what_the_ledger_says_after_the_seal_is_a_difference_and_the_seal_stays(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35})
    report = sent(world, world.boards[0])
    seal = actions.accept(report, by=world.people["officer"], uid=uuid4())
    report.refresh_from_db()
    assert drift.moved(report) == []

    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 5})

    moved = {one.code: (one.then, one.now) for one in drift.moved(report)}
    assert moved == {"leaflet_copies": ("35", "40"), "leaflet_rounds": ("1", "2")}
    assert "Sổ đã đổi sau khi khóa" in page(world, "officer", report)
    assert value(report, "leaflet_copies") == answer_of(35)
    assert seal.body == Report.objects.get(pk=report.pk).seal.body


def test_a_sending_that_is_refused_loses_nothing_and_can_be_tried_again(world, campaign):
    report, client = drafted(world, world.boards[0]), world.client("hamlet")
    address = reverse("report:report", args=[report.pk])
    typed = {"uid": str(uuid4()), "row_version": report.row_version, "then": "send",
             "proposals": "Thêm một cụm loa"}  # fmt: skip

    refused = client.post(address, typed)
    form = refused.context["form"]
    again = client.post(
        address,
        typed | {"uid": str(uuid4()), "row_version": form["row_version"].value(),
                 "then": "send_rest"},
    )  # fmt: skip

    assert "mục chưa nhập" in refused.content.decode()
    assert "Thêm một cụm loa" in refused.content.decode()
    assert again.status_code == 302
    report.refresh_from_db()
    assert (report.state, report.narrative["proposals"]) == (Report.SENT, "Thêm một cụm loa")


def test_a_village_head_sends_the_months_report_in_two_taps(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35})
    client = world.client("hamlet")

    opened = client.post(
        reverse("report:draft", args=[due_of(world.boards[0]).pk]), {"uid": str(uuid4())},
        follow=True,
    )  # fmt: skip
    form = opened.context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    client.post(opened.redirect_chain[-1][0], typed | {"uid": str(uuid4()), "then": "send_rest"})

    report = Report.objects.get(due__unit=world.boards[0])
    assert report.state == Report.SENT
    assert value(report, "leaflet_copies") == answer_of(35)
    assert value(report, "gathering_times").state == "none"
