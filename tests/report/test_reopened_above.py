"""A sealed report that is opened again after it went up: the province learns it, once."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lantoa.commune.models import Journal
from lantoa.kit import clock
from lantoa.kit.errors import AnotherBody, NotAllowed, Unfit
from lantoa.report import actions, province_queries
from lantoa.report.models import Passing, Received, Reopened
from lantoa.report.signing_keys import sign
from tests.report.test_carrying import gate
from tests.report.test_province import another_commune, envelope, trusted
from tests.report.test_province_record import as_version
from tests.report.way import sent
from tests.world import NOW

pytestmark = pytest.mark.django_db


def reopened(world, report) -> None:
    actions.reopen(report, note="Đếm sót", by=world.people["approver"], uid=uuid4())


def word(world, report) -> bytes:
    """Let the report go up as a file, open it again and take the word as a file."""
    actions.take_in(envelope(world, report), how="file")
    reopened(world, report)
    return actions.hand_out(report, by=world.people["officer"])


def bent(data: bytes, **changes: object) -> bytes:
    """Return the word with another body, well signed."""
    whole = json.loads(data)
    whole["body"] |= changes
    from_ = {name: whole[name] for name in ("format", "uid", "place", "body")}
    whole["signature"] = sign(json.dumps(from_, sort_keys=True, ensure_ascii=False).encode())
    return json.dumps(whole).encode()


def roll(world):
    user = world.people["province"]
    return province_queries.roll(user, province_queries.turns(user)[0])


def page(world) -> str:
    said = world.client("province").get(reverse("report:province")).text
    return " ".join(said.split())


def test_the_word_goes_as_a_file_and_the_old_figures_stand_and_count_until_the_next_version(
    world, sealed
):
    trusted(world)
    data = word(world, sealed)

    row, is_new = actions.bring(data, by=world.people["province"], uid=uuid4())
    between, then = page(world), roll(world)
    report = sent(world, world.office, "officer")
    actions.accept(report, by=world.people["approver"], uid=uuid4())
    report.refresh_from_db()
    actions.take_in(envelope(world, report), how="file")

    assert is_new
    assert (row.of, row.place, row.why) == (sealed.uid, world.commune.place, "Đếm sót")
    assert "Xã đã mở lại" in between
    assert "chờ bản mới" in between
    assert "1 xã đã mở lại báo cáo" in between
    assert {one.label: one.total for one in then.figures}["Số tờ rơi, tài liệu đã phát"] == "35"
    assert "Xã đã mở lại" not in page(world)
    assert Received.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_by_the_network_the_word_waits_in_line_and_arrives_once_though_its_answer_is_lost(
    world, sealed, settings, live_server
):
    trusted(world)
    with gate(live_server) as (_, settings.PROVINCE):
        actions.pass_on(sealed, by=world.people["officer"], uid=uuid4())
        actions.carry_up(clock.now())
    reopened(world, sealed)

    with gate(live_server, loses_answers=True) as (_, settings.PROVINCE):
        assert actions.carry_up(clock.now()) == 0
    with gate(live_server) as (_, settings.PROVINCE), clock.at(NOW + timedelta(hours=1)):
        assert actions.carry_up(clock.now()) == 1

    assert Reopened.objects.get().of == sealed.uid
    assert Passing.objects.get().state == Passing.DONE
    assert Journal.objects.filter(verb="report.reopening_passed").count() == 1
    assert Journal.objects.filter(verb="province.reopening_heard").count() == 1


def test_a_report_whose_try_may_have_arrived_is_told_of_too(world, sealed, settings):
    settings.PROVINCE = "http://127.0.0.1:1/"
    actions.pass_on(sealed, by=world.people["officer"], uid=uuid4())
    actions.carry_up(clock.now())

    reopened(world, sealed)

    row = Passing.objects.get()
    assert row.state == Passing.WAITING
    assert json.loads(row.carried)["format"] == "lantoa-reopened/1"


def test_within_one_house_the_province_hears_it_at_once(world, sealed):
    actions.pass_on(sealed, by=world.people["officer"], uid=uuid4())

    reopened(world, sealed)

    assert Reopened.objects.get().how == "here"
    assert "Xã đã mở lại" in page(world)


def test_what_never_left_the_house_says_nothing_to_anybody(world, sealed):
    reopened(world, sealed)

    assert not Reopened.objects.exists()
    with pytest.raises(Unfit, match="khóa"):
        actions.hand_out(sealed, by=world.people["officer"])


def test_the_word_sent_twice_is_kept_once_and_with_other_words_it_is_refused(world, sealed):
    trusted(world)
    data, address = word(world, sealed), reverse("report:take_post")

    first = Client().post(address, data, content_type="application/json")
    second = Client().post(address, data, content_type="application/json")

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["uid"] == json.loads(data)["uid"]
    with pytest.raises(AnotherBody):
        actions.take_in(bent(data, why="Khác"), how="post")
    assert Reopened.objects.count() == 1


@pytest.mark.parametrize(
    "spoilt",
    [{"of": "x"}, {"at": "hôm qua"}, {"at": "2025-09-20T08:00:00"}, {"why": ""}, {"why": 5},
     {"why": "a\u0000"}, {"sha256": "ab"}, {"version": "1"}],
)  # fmt: skip
def test_a_word_that_says_no_sense_is_refused(world, sealed, spoilt):
    trusted(world)

    with pytest.raises(Unfit):
        actions.take_in(bent(word(world, sealed), **spoilt), how="post")


def test_an_unsigned_word_and_a_word_about_anothers_report_change_nothing(world, sealed):
    trusted(world)
    data = word(world, sealed)
    whole = json.loads(data)
    whole["body"]["why"] = "Khác"
    with pytest.raises(NotAllowed):
        actions.take_in(json.dumps(whole).encode(), how="post")

    other = another_commune(world)
    Received.objects.update(place=other)
    actions.take_in(data, how="post")

    assert not roll(world).reopened


def test_the_word_may_come_before_the_report(world, sealed):
    trusted(world)
    report = envelope(world, sealed)
    reopened(world, sealed)
    data = actions.hand_out(sealed, by=world.people["officer"])

    actions.take_in(data, how="file")
    actions.take_in(report, how="file")

    assert [row.uid for row in roll(world).reopened] == [sealed.uid]


def test_the_commune_sees_that_the_province_has_to_be_told(world, sealed):
    envelope(world, sealed)
    reopened(world, sealed)
    client = world.client("officer")

    said = client.get(reverse("report:report", args=[sealed.pk])).text

    assert "Báo tỉnh bản này đã mở lại" in said
    assert "Chờ đưa tệp" in said


def test_a_person_of_the_province_brings_the_word_on_the_page(world, sealed):
    trusted(world)
    file = SimpleUploadedFile("mo-lai.json", word(world, sealed))

    answer = world.client("province").post(
        reverse("report:province_in"), {"uid": str(uuid4()), "file": file}, follow=True
    )

    assert "Đã nhận lời mở lại báo cáo của" in answer.text


def reminded(world, report) -> list[str]:
    """Return what the officer's desk and the list of reports say is still to be handed over."""
    client = world.client("officer")
    pages = [client.get(reverse(name)).text for name in ("home:desk", "report:list")]
    link = f'<a href="{reverse("report:report", args=[report.pk])}">{report.due.title}: '
    assert all((link in page) == (link in pages[0]) for page in pages)
    return [page.split(link)[1].split("</a>")[0] for page in pages if link in page]


def test_the_desk_reminds_of_a_word_and_then_of_a_version_that_only_a_file_can_bring(world, sealed):
    assert not reminded(world, sealed)
    envelope(world, sealed)
    assert not reminded(world, sealed)

    reopened(world, sealed)
    assert reminded(world, sealed) == ["đã mở lại, tỉnh chưa được báo"] * 2
    actions.hand_out(sealed, by=world.people["officer"])
    assert not reminded(world, sealed)

    second = sent(world, world.office, "officer")
    assert not reminded(world, second)
    actions.accept(second, by=world.people["approver"], uid=uuid4())
    assert reminded(world, second) == ["bản 2 đã khóa, tỉnh còn giữ bản cũ"] * 2
    second.refresh_from_db()
    envelope(world, second)
    assert not reminded(world, second)


def test_a_word_that_was_never_handed_over_gives_way_to_the_next_version(world, sealed):
    envelope(world, sealed)
    reopened(world, sealed)
    second = sent(world, world.office, "officer")
    actions.accept(second, by=world.people["approver"], uid=uuid4())

    assert not reminded(world, sealed)
    assert reminded(world, second)


def test_who_may_not_send_to_the_province_is_not_asked_to(world, sealed):
    envelope(world, sealed)
    reopened(world, sealed)

    assert "tỉnh chưa được báo" not in world.client("viewer").get(reverse("report:list")).text


def test_the_province_s_newest_page_says_which_older_periods_still_wait(world, sealed):
    trusted(world)
    report = envelope(world, sealed)
    actions.take_in(report, how="file")
    first = Received.objects.get()
    newer = {
        field.attname: getattr(first, field.attname)
        for field in Received._meta.concrete_fields
        if field.name not in ("id", "uid")
    }
    days = {"from_on": date(2025, 10, 15), "until_on": date(2025, 11, 14), "title": "Kỳ sau"}
    Received.objects.create(uid=uuid4(), **newer | days)
    assert "còn chờ bản mới" not in page(world)

    reopened(world, sealed)
    actions.take_in(actions.hand_out(sealed, by=world.people["officer"]), how="file")
    assert f"{first.title}</a> còn chờ bản mới của 1 xã" in page(world)

    actions.take_in(as_version(2, report), how="file")
    assert "còn chờ bản mới" not in page(world)
