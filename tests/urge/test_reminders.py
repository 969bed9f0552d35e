"""Whom the house reminds, when, and in which words."""

import re
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from hypothesis import given
from hypothesis import strategies as st

from lantoa.commune.models import Membership
from lantoa.kit import clock
from lantoa.kit.errors import NotAllowed, Unfit
from lantoa.outreach.models import Activity
from lantoa.report import asks
from lantoa.report.models import Due, Regime, Report
from lantoa.urge import actions, queries
from lantoa.urge.models import Reminder
from lantoa.urge.rules import ACTIVITY, QUESTION, REPORT, Thing, moment, words
from tests.reach.ledger import did, make_campaign
from tests.world import World

DUE = date(2025, 9, 17)
SCOLDING = re.compile(r"quá hạn|chậm|trễ|muộn|vi phạm|yêu cầu|khẩn trương", re.IGNORECASE)


def evening(day: date, hour: int = 19) -> datetime:
    return clock.local(day, hour)


def owed(world: World, *units: object) -> list[Due]:
    regime = Regime.objects.create(
        commune=world.commune, campaign=make_campaign(world), key="m", title="Báo cáo",
        level="hamlet", to_name="UBND", every="monthly",
    )  # fmt: skip
    return [
        Due.objects.create(
            regime=regime, unit=unit, title="Kỳ tháng 9 (23/8–14/9)",
            from_on=date(2025, 8, 23), until_on=date(2025, 9, 14), due_at=clock.local(DUE, 17),
        )
        for unit in units
    ]  # fmt: skip


def reminded(world: World, day: date) -> list[Reminder]:
    with clock.at(evening(day)):
        return actions.remind(clock.now())


def body(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.parametrize(
    ("late", "said"),
    [(-3, False), (-2, True), (-1, False), (0, True), (1, True), (3, True), (4, False), (7, True)],
)
def test_a_report_is_called_to_mind_before_on_and_after_its_day(
    world: World, late: int, said: bool
) -> None:
    owed(world, world.boards[0])

    assert bool(reminded(world, DUE + timedelta(days=late))) == said


def test_a_reminder_comes_once_a_day_however_often_the_worker_asks(world: World) -> None:
    owed(world, world.boards[0])

    first, again = reminded(world, DUE), reminded(world, DUE)
    tomorrow = reminded(world, DUE + timedelta(days=1))

    assert (len(first), len(again), len(tomorrow)) == (1, 0, 1)
    assert Reminder.objects.count() == 2


def test_nobody_is_reminded_before_the_hour_that_the_commune_set(world: World) -> None:
    owed(world, world.boards[0])

    with clock.at(evening(DUE, 18)):
        assert actions.remind(clock.now()) == []
    world.commune.settings = {"reminder_hour": 11}
    world.commune.save()
    with clock.at(evening(DUE, 11)):
        assert len(actions.remind(clock.now())) == 1


def test_a_sent_report_is_not_called_to_mind(world: World) -> None:
    (due,) = owed(world, world.boards[0])
    Report.objects.create(
        due=due, version=1, state=Report.SENT, drafted_at=clock.now(), sent_at=clock.now()
    )

    assert reminded(world, DUE) == []


def test_a_returned_report_is_called_to_mind(world: World) -> None:
    (due,) = owed(world, world.boards[0])
    Report.objects.create(due=due, version=1, state=Report.RETURNED, drafted_at=clock.now())

    assert len(reminded(world, DUE)) == 1


def test_one_reminder_names_all_that_a_hamlet_has_to_do(world: World) -> None:
    (due,) = owed(world, world.boards[0])
    did(due.regime.campaign, "leaflet", unit=world.boards[0], on=DUE, state=Activity.PLANNED)

    (made,) = reminded(world, DUE)

    assert made.words == (
        "Còn 2 việc: gửi báo cáo kỳ tháng 9 (23/8–14/9), hạn hết hôm nay; “Việc leaflet” hôm nay."
    )
    assert made.user == world.people["hamlet"]
    assert [f"due:{due.pk}", "today"] in made.things


def test_what_is_done_cancelled_or_on_the_radio_s_own_schedule_is_left_out(world: World) -> None:
    campaign = make_campaign(world)
    for kind, state in (("visit", "done"), ("visit", "cancelled"), ("radio", "planned")):
        did(campaign, kind, unit=world.boards[0], on=DUE, state=state)

    assert reminded(world, DUE) == []


def test_a_hamlet_is_nudged_kindly_and_partners_are_asked(world: World) -> None:
    units = {"hamlet": world.boards[0], "women": world.women, "team": world.team}
    owed(world, *units.values())

    made = {row.unit_id: row.words for row in reminded(world, DUE + timedelta(days=3))}

    said = {name: made[unit.pk] for name, unit in units.items()}
    assert said["hamlet"].startswith("Còn 1 việc: báo cáo kỳ tháng 9")
    assert "bấm “Cần xã giúp”" in said["hamlet"]
    asked = "Đề nghị phối hợp: cung cấp kết quả kỳ tháng 9 (23/8–14/9)."
    assert said["women"] == said["team"] == asked


@given(
    st.sampled_from(["subordinate", "coordinating", "guest"]),
    st.lists(
        st.builds(
            Thing,
            kind=st.sampled_from([REPORT, ACTIVITY]),
            about=st.text(min_size=1, max_size=4),
            what=st.just("kỳ tháng 9"),
            due_on=st.dates(date(2025, 8, 1), date(2025, 11, 1)),
        ),
        min_size=1,
        max_size=8,
    ),
)
def test_no_reminder_ever_scolds(relation: str, things: list[Thing]) -> None:
    said = words(relation, things, DUE, office="Phòng")

    assert not SCOLDING.search(said)
    assert said.startswith("Còn" if relation == "subordinate" else "Đề nghị phối hợp")
    assert (f"và {len(things) - 3} việc nữa" in said) == (len(things) > 3)


@given(st.dates(date(2025, 9, 1), date(2026, 3, 1)), st.sampled_from([REPORT, ACTIVITY]))
def test_after_three_days_a_reminder_comes_at_most_once_a_week(day: date, kind: str) -> None:
    thing = Thing(kind, "x:1", "x", DUE)
    week = [day + timedelta(days=n) for n in range(7)]

    if min(week) > DUE + timedelta(days=3):
        assert sum(moment(thing, one) is not None for one in week) == 1


def test_a_head_sees_his_own_reminder_and_no_other_hamlet_s(world: World) -> None:
    owed(world, world.boards[0], world.boards[1])
    reminded(world, DUE)

    with clock.at(evening(DUE, 20)):
        mine = list(queries.reminders(world.people["hamlet"]))
        for role in ("association", "stranger", "province", "viewer"):
            assert not queries.reminders(world.people[role]).exists(), role

    assert [row.unit for row in mine] == [world.boards[0]]


def test_a_reminder_that_was_read_is_gone(world: World) -> None:
    owed(world, world.boards[0])
    (made,) = reminded(world, DUE)
    row = Reminder.objects.get(user=made.user)

    with clock.at(evening(DUE, 20)):
        world.client("hamlet").post(f"/nhac-viec/{row.pk}/da-xem/", {"uid": str(uuid4())})
        assert not queries.reminders(world.people["hamlet"]).exists()

    with pytest.raises(NotAllowed):
        actions.read(row, by=world.people["hamlet2"])
    row.refresh_from_db()
    assert row.seen_by == world.people["hamlet"]


def test_the_office_has_words_ready_to_paste_and_the_longest_silent_first(world: World) -> None:
    early, late = owed(world, world.boards[1], world.boards[0])
    Due.objects.filter(pk=late.pk).update(due_at=clock.local(DUE - timedelta(days=5), 17))

    rows = queries.nudges(world.people["officer"])

    assert [row.unit for row in rows] == [late.unit, early.unit]
    assert rows[0].text.splitlines()[0] == "Chào chị hamlet,"
    assert rows[0].text.endswith("Phòng Văn hóa – Xã hội")
    assert rows[0].days == 17


def test_a_hamlet_without_a_head_is_greeted_by_its_name(world: World) -> None:
    board = world.boards[0]
    Membership.objects.filter(unit=board).delete()
    owed(world, board)

    (row,) = queries.nudges(world.people["officer"])

    assert row.text.splitlines()[0] == f"Chào {board.place},"


def test_who_was_reminded_by_whom_is_kept(world: World) -> None:
    owed(world, world.boards[0], world.women)
    client = world.client("officer")

    before = body(client.get("/nhac-viec/"))
    client.post(f"/nhac-viec/don-vi/{world.boards[0].pk}/", {"via": "zalo", "uid": str(uuid4())})
    after = body(client.get("/nhac-viec/"))

    assert before.count("Chưa ai nhắc") == before.count("Chưa ai đề nghị") == 1
    assert "Đề nghị cung cấp" in before
    assert "Người officer đã nhắn Zalo 08:00 hôm nay" in after
    assert "Kính gửi Hội Liên hiệp Phụ nữ:" in after


def test_a_word_passed_on_is_recorded_by_the_office_only_and_in_a_known_way(
    world: World,
) -> None:
    with pytest.raises(NotAllowed):
        actions.pass_on(
            world.boards[0], words="x", via="zalo", by=world.people["hamlet"], uid=uuid4()
        )
    with pytest.raises(Unfit):
        actions.pass_on(
            world.boards[0], words="x", via="fax", by=world.people["officer"], uid=uuid4()
        )


@pytest.mark.parametrize(
    ("relation", "late", "said"),
    [
        ("subordinate", -1, "Còn 1 việc: trả lời câu hỏi “Wi-Fi ở thôn” trong thứ Tư 17/9."),
        ("subordinate", 1, "Còn 1 việc: câu hỏi “Wi-Fi ở thôn”, chưa có trả lời."),
        ("coordinating", 1, "Đề nghị phối hợp: trả lời câu hỏi “Wi-Fi ở thôn”."),
    ],
)
def test_a_question_is_called_to_mind_in_its_own_words(relation: str, late: int, said: str) -> None:
    thing = Thing(QUESTION, "due:1", "Wi-Fi ở thôn", DUE)

    assert words(relation, [thing], DUE + timedelta(days=late), office="").startswith(said)


def test_a_digest_names_a_question_by_what_is_asked(world: World) -> None:
    question = asks.Question("Wi-Fi ở thôn", ("Số hộ (hộ)",), date(2025, 10, 3), "Phòng")
    campaign, by = make_campaign(world), world.people["officer"]
    asks.ask(campaign, question, world.boards[:1], by=by, uid=uuid4())

    (digest,) = reminded(world, date(2025, 10, 3))

    assert "trả lời câu hỏi “Wi-Fi ở thôn”" in digest.words
    assert "một lần" not in digest.words
