"""A sealed report is opened again only with a reason; what was sealed stays."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.models import Journal
from lantoa.kit.errors import AlreadyChanged, NotAllowed, Unfit
from lantoa.report import actions, queries
from lantoa.report.models import Passing, Report, Seal
from tests.reach.ledger import did
from tests.report.test_province import envelope
from tests.report.way import DAY, sent, value

pytestmark = pytest.mark.django_db


def opened(world, report, note="Đếm sót", *, by="approver"):
    return actions.reopen(report, note=note, by=world.people[by], uid=uuid4())


def next_version(world) -> Report:
    report = sent(world, world.office, "officer")
    actions.accept(report, by=world.people["approver"], uid=uuid4())
    report.refresh_from_db()
    return report


def test_the_next_version_starts_from_the_sealed_one_and_has_a_seal_of_its_own(
    world, campaign, sealed
):
    before = Seal.objects.get(report=sealed).sha256
    opened(world, sealed)
    did(campaign, "leaflet", unit=world.women, on=DAY, counts={"copies": 6})

    again = next_version(world)

    assert (again.version, value(again, "leaflet_copies").value) == (2, 41)
    assert Seal.objects.get(report=sealed).sha256 == before
    body = json.loads(envelope(world, again))["body"]
    assert (body["why"], body["sealed"]["version"]) == ("Đếm sót", 2)


def test_without_a_reason_nothing_is_opened(world, sealed):
    with pytest.raises(Unfit, match="lý do"):
        opened(world, sealed, note="  ")

    sealed.refresh_from_db()
    assert sealed.state == Report.ACCEPTED


def test_only_who_seals_opens_again_and_only_what_is_sealed(world, sealed):
    with pytest.raises(NotAllowed):
        opened(world, sealed, by="officer")
    opened(world, sealed)
    with pytest.raises(AlreadyChanged):
        opened(world, sealed)

    assert Journal.objects.filter(verb="report.reopened").count() == 1


def test_what_is_opened_again_goes_up_no_more(world, sealed, settings):
    settings.PROVINCE = "https://tinh.example/bao-cao/nhan/"
    actions.pass_on(sealed, by=world.people["officer"], uid=uuid4())

    opened(world, sealed)

    assert Passing.objects.get().state == Passing.SIGNED
    assert actions.carry_up(sealed.drafted_at, carrier=lambda *_: None) == 0
    with pytest.raises(Unfit, match="khóa"):
        actions.hand_out(sealed, by=world.people["officer"])


def test_the_page_offers_it_to_who_seals_and_says_what_stays(world, sealed):
    address = reverse("report:report", args=[sealed.pk])
    client = world.client("approver")

    assert "Mở lại để sửa" in client.get(address).content.decode()
    assert "Mở lại để sửa" not in world.client("officer").get(address).content.decode()
    form = {"uid": str(uuid4()), "note": "Đếm sót"}
    said = client.post(reverse("report:reopen", args=[sealed.pk]), form, follow=True)
    assert "Bản đã khóa giữ nguyên" in said.content.decode()


def test_a_hamlets_report_opened_again_is_not_added_until_it_is_accepted(world, campaign, sealed):
    own = next(one.report for one in queries.children(sealed.due) if one.report)

    opened(world, own, by="officer")

    states = {one.due: one.state for one in queries.children(sealed.due)}
    assert states[own.due] == Report.RETURNED
    assert queries.seal(sealed) is not None
