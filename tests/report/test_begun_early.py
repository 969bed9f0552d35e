"""A draft begun before its period has closed; words that several units sent alike."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.report import actions
from lantoa.report.models import Due, Report
from tests.reach.ledger import did
from tests.report.way import DAY, due_of

pytestmark = pytest.mark.django_db
WORDS = "Đề nghị xã cấp thêm hai loa cho các cụm ở xa trung tâm."


def listed(world, role) -> str:
    return world.client(role).get(reverse("report:list")).content.decode()


def running(world) -> Due:
    return Due.objects.get(unit=world.boards[0], from_on__lte=date(2025, 9, 29),
                           until_on__gte=date(2025, 9, 29))  # fmt: skip


def test_a_report_of_the_running_period_can_be_begun_from_the_list_and_is_found_there(
    world, campaign
):
    due = running(world)
    before = listed(world, "hamlet")

    opened = world.client("hamlet").post(reverse("report:draft", args=[due.pk]))

    after = listed(world, "hamlet")
    assert reverse("report:draft", args=[due.pk]) in before
    assert reverse("report:draft", args=[due.pk]) not in after
    assert f'<a href="{opened.url}">' in after
    assert "kỳ chưa khép, số liệu đến hôm nay" in after
    assert f'<a href="{opened.url}">' not in listed(world, "hamlet2")


def test_the_page_of_such_a_draft_says_that_figures_run_to_today_and_cannot_be_sent(
    world, campaign
):
    report = actions.draft(running(world), by=world.people["hamlet"])

    address = reverse("report:report", args=[report.pk])
    said, desk = (world.client(who).get(address).text for who in ("hamlet", "officer"))

    assert "Kỳ chưa khép, số liệu đến hôm nay" in said
    assert 'hidden data-after="2025-10-14"' in said  # a page kept until then shows the button
    assert "Gửi báo cáo" not in desk
    assert "Giữ bản nháp" in said


def test_leaders_who_only_read_are_not_offered_to_begin(world, campaign):
    assert "Soạn trước" not in listed(world, "approver")


def spoken(world, number: int, role: str, words: str, *, sent: bool = True) -> Report:
    person = world.people[role]
    report = actions.draft(due_of(world.boards[number]), by=person)
    actions.fill(report, entries={}, narrative={"proposals": words}, by=person, uid=uuid4(),
                 rest_is_none=True)  # fmt: skip
    return actions.send(report, by=person, uid=uuid4()) if sent else report


def page(world, report, role="hamlet") -> str:
    return world.client(role).get(reverse("report:report", args=[report.pk])).content.decode()


def test_the_same_words_of_many_units_are_asked_about_in_private(world, campaign):
    world.person("hamlet", world.boards[2], key="hamlet3")
    spoken(world, 1, "hamlet2", WORDS)
    theirs = spoken(world, 2, "hamlet3", f"Việc khác.\n{WORDS.upper()}")

    report = spoken(world, 0, "hamlet", WORDS, sent=False)

    said = page(world, report)
    assert "giống hệt lời của 2 nơi khác" in said
    assert str(world.boards[1]) not in said
    assert "giống hệt lời" not in page(world, theirs, "officer")
    assert actions.send(report, by=world.people["hamlet"], uid=uuid4()).state == Report.SENT


@pytest.mark.parametrize("words", ["Không có.", "Thôn mình xin thêm băng rôn cho ngày hội."])
def test_short_words_and_words_of_ones_own_are_not_asked_about(world, campaign, words):
    world.person("hamlet", world.boards[2], key="hamlet3")
    for number, role in ((1, "hamlet2"), (2, "hamlet3")):
        spoken(world, number, role, "Không có." if words == "Không có." else WORDS)

    assert "giống hệt lời" not in page(world, spoken(world, 0, "hamlet", words, sent=False))


def test_sentences_that_the_draft_built_out_of_work_are_not_asked_about(world, campaign):
    world.person("hamlet", world.boards[2], key="hamlet3")
    for number, role in ((1, "hamlet2"), (2, "hamlet3")):
        did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 20})
        built = "Ngày 10/9: Việc gathering, thôn Gốc Sấu (20 người)."
        spoken(world, number, role, built)

    report = actions.draft(due_of(world.boards[0]), by=world.people["hamlet"])

    assert built in report.narrative["highlights"]
    assert "giống hệt lời" not in page(world, report)
