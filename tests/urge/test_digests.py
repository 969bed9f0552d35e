"""One digest a day for a person, at their hour, carried once, and never lost."""

import re
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.commune import ground
from lantoa.kit import clock
from lantoa.kit.errors import NotAllowed, Unfit
from lantoa.report.models import Due
from lantoa.urge import actions, carriers, delivering, jobs, queries
from lantoa.urge.models import Delivery, Preference, Reminder
from tests.urge.test_reminders import DUE, evening, owed
from tests.world import BEFORE, World

SENDER = override_settings(MAIL_FROM="nhacviec@xa.vn")
BROKEN = override_settings(EMAIL_BACKEND="tests.urge.broken_mail.Broken")
FEW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def at(moment: datetime) -> None:
    with clock.at(moment):
        jobs.remind()


def wants(world: World, role: str, *, hour: time | None = None, email: str = "") -> None:
    Preference.objects.update_or_create(
        user=world.people[role], defaults={"at": hour, "email": email}
    )


def test_a_person_is_reminded_at_the_hour_that_they_chose(world: World) -> None:
    owed(world, world.boards[0], world.boards[1])
    wants(world, "hamlet", hour=time(11, 30))

    at(clock.local(DUE, 11, 30))
    noon = list(Reminder.objects.values_list("user__username", flat=True))
    at(evening(DUE))

    assert noon == ["hamlet"]
    assert Reminder.objects.count() == 2


def test_what_a_sunday_keeps_back_comes_on_monday(world: World) -> None:
    (due,) = owed(world, world.boards[0])
    type(due).objects.update(due_at=clock.local(date(2025, 9, 23), 17))

    at(evening(date(2025, 9, 21)))
    sunday = Reminder.objects.filter(on=date(2025, 9, 21)).count()
    at(evening(date(2025, 9, 22)))

    assert sunday == 0
    assert Reminder.objects.filter(on=date(2025, 9, 22)).count() == 1


def test_a_person_of_two_hamlets_gets_one_digest_and_others_see_only_their_own(
    world: World,
) -> None:
    owed(world, world.boards[0], world.boards[1])
    ground.give_hat(
        world.people["hamlet"], unit=world.boards[1], role="hamlet", from_on=BEFORE.date()
    )

    at(evening(DUE))

    both = Reminder.objects.get(user=world.people["hamlet"])
    other = Reminder.objects.get(user=world.people["hamlet2"])
    assert both.words.count("Còn 1 việc") == 2
    assert str(world.boards[0]) not in other.words
    with pytest.raises(NotAllowed):
        actions.read(both, by=world.people["hamlet2"])


@FEW
@given(
    st.lists(st.integers(0, 24 * 2 * 21), min_size=5, max_size=25).map(sorted),
    st.sampled_from([None, time(11, 30), time(19), time(23)]),
)
def test_never_on_a_day_off_nor_at_night_and_at_most_once_a_day(
    world: World, halves: list[int], hour: time | None
) -> None:
    Reminder.objects.all().delete()
    if not Due.objects.exists():
        owed(world, world.boards[0], world.boards[1])
    wants(world, "hamlet", hour=hour, email="a@xa.vn")
    for half in halves:
        with SENDER:
            at(clock.local(date(2025, 9, 10)) + timedelta(minutes=30 * half))

    made = [(row.user_id, row.made_at.astimezone(clock.ZONE)) for row in Reminder.objects.all()]
    sent = Delivery.objects.filter(sent_at__isnull=False)
    for moment in [m for _, m in made] + [one.sent_at.astimezone(clock.ZONE) for one in sent]:
        assert moment.weekday() != 6
        assert 6 <= moment.hour < 21
    assert len({(who, moment.date()) for who, moment in made}) == len(made)
    for row in Reminder.objects.filter(user=world.people["hamlet2"]):
        assert {Due.objects.get(pk=about[4:]).unit for about, _ in row.things} == {world.boards[1]}


@SENDER
def test_a_letter_goes_out_once_however_often_the_worker_runs(world: World) -> None:
    owed(world, world.boards[0])
    wants(world, "hamlet", email="dan@xa.vn")

    at(evening(DUE))
    at(evening(DUE))

    (letter,) = mail.outbox
    assert letter.to == ["dan@xa.vn"]
    assert letter.subject == f"Nhắc việc ngày {DUE.day}/{DUE.month}: {world.boards[0]}"
    greeting, words, *rest = letter.body.splitlines()
    assert greeting == f"Chào {world.people['hamlet'].called},"
    assert words.startswith("Còn 1 việc")
    assert rest[1] == str(world.office)
    assert "mục Giờ nhắc việc" in rest[-1]
    assert re.fullmatch(r"<nhac-viec-\d+@xa\.vn>", letter.extra_headers["Message-ID"])


@SENDER
def test_a_letter_that_failed_is_kept_and_tried_again_at_a_fit_hour(world: World) -> None:
    owed(world, world.boards[0])
    wants(world, "hamlet", email="dan@xa.vn")

    with BROKEN:
        at(evening(DUE))
    kept = Delivery.objects.get()
    with clock.at(evening(DUE)):
        listed = list(queries.undelivered(world.people["officer"]))
    at(evening(DUE) + timedelta(minutes=30))

    assert (kept.state, kept.fault) == ("waiting", "Máy chủ thư không nhận (OSError).")
    assert listed == [kept]
    assert Delivery.objects.get().state == "sent"
    assert len(mail.outbox) == 1


@SENDER
def test_yesterday_s_failed_letter_is_merged_into_today_s(world: World) -> None:
    owed(world, world.boards[0])
    wants(world, "hamlet", email="dan@xa.vn")

    with BROKEN:
        at(evening(DUE))
    at(evening(DUE + timedelta(days=1)))

    assert len(mail.outbox) == 1
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["merged", "sent"]


@SENDER
def test_a_try_whose_worker_was_killed_is_taken_up_again(world: World) -> None:
    owed(world, world.boards[0])
    wants(world, "hamlet", email="dan@xa.vn")
    with clock.at(evening(DUE)):
        actions.remind(clock.now())
    Delivery.objects.update(state="sending", started_at=evening(DUE))

    early = delivering.deliver(evening(DUE) + timedelta(minutes=5))
    late = delivering.deliver(evening(DUE) + timedelta(minutes=30))

    assert (early, late) == (0, 1)


def test_only_services_with_a_fixed_host_are_taken() -> None:
    for address in ("json://127.0.0.1/", "tgram://a/b, json://10.0.0.1", "file:///etc/passwd"):
        assert not carriers.is_address_of_service(address), address


def test_the_superior_comes_only_after_a_call(world: World) -> None:
    owed(world, world.boards[0])
    board, officer = world.boards[0], world.people["officer"]
    at(evening(DUE + timedelta(days=1)))

    with clock.at(clock.local(DUE + timedelta(days=5), 9)), pytest.raises(Unfit, match="gọi điện"):
        actions.escalate(board, by=officer, uid=uuid4())
    with clock.at(clock.local(DUE + timedelta(days=5), 10)):
        call = {"outcome": "spoken", "promised_on": None, "note": "bận gặt"}
        actions.note_call(board, by=officer, uid=uuid4(), **call)
    with clock.at(clock.local(DUE + timedelta(days=6), 9)):
        row = actions.escalate(board, by=officer, uid=uuid4())
    at(evening(DUE + timedelta(days=6)))

    told = Reminder.objects.get(user=world.people["approver"])
    assert told.words == row.words
    assert "đã gọi ngày 22/9" in row.words


def test_the_pages_show_a_call_and_keep_what_was_chosen(world: World) -> None:
    owed(world, world.boards[0])
    office, head = world.client("officer"), world.client("hamlet")
    address = f"/nhac-viec/don-vi/{world.boards[0].pk}/goi/"

    wrong = office.post(address, {"outcome": "promised", "uid": str(uuid4())})
    right = {"outcome": "promised", "promised_on": "2025-10-02", "uid": str(uuid4())}
    office.post(address, right)
    office.post(address, right)
    chosen = {"hour": "other", "other": "23:30", "uid": str(uuid4())}
    night = head.post("/nhac-viec/gio-nhac/", chosen)
    head.post("/nhac-viec/gio-nhac/", {"hour": "11:30", "uid": str(uuid4())})

    assert wrong.status_code == night.status_code == 422
    assert Reminder.objects.filter(rule="call").count() == 1
    assert "hẹn đến ngày" in office.get("/nhac-viec/").content.decode()
    assert Preference.objects.get().at == time(11, 30)
    assert "11:30" in head.get("/nhac-viec/cua-toi/").content.decode()
