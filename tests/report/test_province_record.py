"""What the province does stands in its own journal, once; the highest version counts."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.actions import digest, verify
from lantoa.commune.models import Commune, Journal
from lantoa.kit.errors import AnotherBody, Unfit
from lantoa.report import actions, province_queries
from lantoa.report.models import Received
from lantoa.report.signing_keys import public_key
from tests.report.test_province import envelope, signed_again, trusted

pytestmark = pytest.mark.django_db


def of_the_province() -> list[str]:
    lines = Journal.objects.filter(commune__place__kind="province").order_by("seq")
    return [verb for verb in lines.values_list("verb", flat=True) if verb != "province.made"]


def as_version(number: int, data: bytes, **figures: str) -> bytes:
    """Return the report as the commune would seal and sign it again under another version."""

    def change(whole):
        sealed = whole["body"]["sealed"]
        sealed["version"], whole["uid"] = number, str(uuid4())
        for row in sealed["figures"]:
            if row["code"] in figures:
                row["value"], row["state"] = figures[row["code"]], "value"
        whole["body"]["seal"]["sha256"] = digest(sealed)

    return signed_again(data, change)


def totals(world) -> dict[str, str]:
    user = world.people["province"]
    roll = province_queries.roll(user, province_queries.turns(user)[0])
    return {one.label: one.total for one in roll.figures}


def test_each_act_of_the_province_is_one_line_of_its_own_journal(world, sealed):
    person, place = world.people["province"], world.commune.place
    once, again = uuid4(), uuid4()

    key = actions.trust(place, public=public_key(), by=person, uid=once)
    same = actions.trust(place, public=public_key(), by=person, uid=once)
    data = envelope(world, sealed)
    actions.bring(data, by=person, uid=again)
    actions.bring(data, by=person, uid=again)
    actions.take_in(data, how="post")
    actions.distrust(key, by=person, uid=uuid4())

    assert same == key
    assert of_the_province() == [
        "province.key_believed", "province.received", "province.key_dropped",
    ]  # fmt: skip
    assert verify(Commune.objects.get(place=place.parent)) == []


def test_a_key_sent_twice_under_one_uid_is_believed_once_and_another_one_is_refused(world):
    person, place, uid = world.people["province"], world.commune.place, uuid4()
    actions.trust(place, public="ab" * 32, by=person, uid=uid)

    with pytest.raises(AnotherBody):
        actions.trust(place, public="cd" * 32, by=person, uid=uid)


def test_a_report_that_comes_by_the_network_is_written_down_by_nobodys_name(world, sealed):
    trusted(world)

    actions.take_in(envelope(world, sealed), how="post")

    line = Journal.objects.get(verb="province.received")
    assert (line.by, line.facts["how"]) == (None, "post")
    assert line.commune.place == world.commune.place.parent


def test_an_older_version_that_comes_late_does_not_win_and_is_kept(world, sealed):
    trusted(world)
    first = envelope(world, sealed)
    actions.take_in(as_version(2, first, leaflet_copies="41"), how="post")

    late, is_new = actions.take_in(first, how="file")

    assert is_new
    assert totals(world)["Số tờ rơi, tài liệu đã phát"] == "41"
    said = world.client("province").get(reverse("report:province")).content.decode()
    assert "Bản 2" in said
    assert f"{late.place}: bản 1" in said


def test_a_signed_version_that_is_no_version_is_refused(world, sealed):
    trusted(world)
    address = reverse("report:take_post")
    data = as_version(-1, envelope(world, sealed))

    answer = world.client("province").post(address, data, content_type="application/json")

    assert answer.status_code == 422
    assert not Received.objects.exists()


@pytest.mark.parametrize("reached", ["3", "118"])
def test_few_households_stay_unsaid_on_the_provinces_page(world, sealed, reached):
    trusted(world)
    assert json.loads(envelope(world, sealed))["body"]["sealed"]["homes"] == 120

    actions.take_in(as_version(2, envelope(world, sealed), reach_delivered=reached), how="post")

    assert totals(world)["Số hộ đã nhận tận hộ"] == "*"
    assert totals(world)["Số tờ rơi, tài liệu đã phát"] == "35"
    said = world.client("province").get(reverse("report:province")).content.decode()
    assert "không nêu" in said


def test_a_make_believe_report_is_not_taken_into_a_real_provinces_figures(world, sealed):
    trusted(world)
    data = signed_again(envelope(world, sealed), lambda whole: whole["body"].update(is_demo=True))

    with pytest.raises(Unfit, match="minh họa"):
        actions.take_in(data, how="post")
    assert not Received.objects.exists()


def test_what_happened_in_no_commune_stands_in_one_line(world, sealed):
    trusted(world)
    actions.take_in(envelope(world, sealed), how="post")

    said = world.client("province").get(reverse("report:province")).content.decode()

    table, _, below = said.partition("Không phát sinh ở xã nào:")
    assert "Không phát sinh" not in table
    assert "Số mét băng rôn" in below
