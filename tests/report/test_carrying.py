"""A sealed report reaches the province's machine by itself, once, whatever the line does."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Thread
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.models import Journal
from lantoa.kit import clock
from lantoa.report import actions
from lantoa.report.carrying import WAITS, next_try
from lantoa.report.models import Passing, Received
from tests.report.test_province import envelope, signed_again, trusted
from tests.world import NOW

HOUR = timedelta(hours=1)


@dataclass
class Gate:
    """A real little gate before the province's machine: open, or it loses the answers."""

    host: str
    port: int
    loses_answers: bool = False
    came: list[bytes] = field(default_factory=list)

    def serve(self, door: socket.socket) -> None:
        """Hand each call on and its answer back, until the door is closed."""
        while True:
            try:
                caller, _ = door.accept()
            except OSError:
                return
            with caller:
                asked = self._read(caller)
                self.came.append(asked)
                answer = self._hand_on(asked)
                if not self.loses_answers:
                    caller.sendall(answer)

    def _read(self, caller: socket.socket) -> bytes:
        asked = b""
        while b"\r\n\r\n" not in asked:
            asked += caller.recv(65536)
        head, _, body = asked.partition(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length")
        )
        while len(body) < length:
            body += caller.recv(65536)
        return head + b"\r\n\r\n" + body

    def _hand_on(self, asked: bytes) -> bytes:
        answer = b""
        with socket.create_connection((self.host, self.port)) as province:
            province.sendall(asked)
            while more := province.recv(65536):
                answer += more
        return answer


@contextmanager
def gate(live_server, **how) -> Iterator[tuple[Gate, str]]:
    """Open a gate on a port of its own; yield it and the address of the province behind it."""
    one = Gate(live_server.thread.host, live_server.thread.port, **how)
    with socket.create_server(("127.0.0.1", 0)) as door:
        Thread(target=one.serve, args=(door,), daemon=True).start()
        port = door.getsockname()[1]
        yield one, f"http://127.0.0.1:{port}{reverse('report:take_post')}"
        door.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def shut_door() -> Iterator[str]:
    """Give an address where nobody listens, and nobody else can meanwhile."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{door.getsockname()[1]}/bao-cao/nhan/"


def after(wait: timedelta) -> int:
    """Let the job run that much later; return how many reports arrived."""
    with clock.at(NOW + wait):
        return actions.carry_up(clock.now())


def ask(world, report) -> Passing:
    return actions.pass_on(report, by=world.people["officer"], uid=uuid4())


def page(world, report) -> str:
    address = reverse("report:report", args=[report.pk])
    return world.client("officer").get(address).content.decode()


def test_the_waits_grow_and_end_with_a_person():
    waits = [next_try(n, NOW) for n in range(1, len(WAITS) + 2)]

    assert waits[-1] is None
    known = [one for one in waits if one]
    assert known == sorted(set(known))
    assert known[0] == NOW + timedelta(minutes=10)


@pytest.mark.django_db(transaction=True)
def test_a_report_asked_for_while_the_province_is_down_an_hour_arrives_by_itself(
    world, sealed, settings, live_server, run_jobs, shut_door
):
    trusted(world)
    settings.PROVINCE = shut_door
    ask(world, sealed)

    run_jobs()

    assert "tự gửi lại khoảng" in page(world, sealed)
    assert after(timedelta(minutes=5)) == 0  # not before its time
    assert Passing.objects.get().tries == 1
    assert after(timedelta(minutes=15)) == 0
    with gate(live_server) as (_, settings.PROVINCE):
        assert after(HOUR) == 1
    assert Received.objects.get().uid == sealed.uid
    assert Passing.objects.get().state == Passing.DONE
    assert "Đã gửi" in page(world, sealed)
    assert Journal.objects.filter(verb="report.passed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_answer_lost_after_the_province_kept_the_report_doubles_nothing(
    world, sealed, settings, live_server
):
    trusted(world)
    settings.PROVINCE = "http://127.0.0.1:1/"
    ask(world, sealed)

    with gate(live_server, loses_answers=True) as (lost, settings.PROVINCE):
        assert after(timedelta()) == 0
    kept = Received.objects.get()
    with gate(live_server) as (again, settings.PROVINCE):
        assert after(HOUR) == 1

    assert lost.came[0].partition(b"\r\n\r\n")[2] == again.came[0].partition(b"\r\n\r\n")[2]
    assert Received.objects.get() == kept


@pytest.mark.django_db(transaction=True)
def test_sent_twice_it_is_the_same_report_even_after_the_campaign_was_renamed(
    world, sealed, settings, live_server
):
    trusted(world)
    with gate(live_server) as (_, settings.PROVINCE):
        ask(world, sealed)
        assert after(timedelta()) == 1
        campaign = sealed.due.regime.campaign
        campaign.title = "Tên khác"
        campaign.save()
        ask(world, sealed)
        assert after(timedelta()) == 1

    assert Received.objects.count() == 1
    assert Passing.objects.get().state == Passing.DONE


@pytest.mark.django_db(transaction=True)
def test_another_body_under_the_same_uid_is_refused_and_a_person_is_asked_at_once(
    world, sealed, settings, live_server
):
    trusted(world)
    data = envelope(world, sealed)
    actions.take_in(data, how="post")
    other = signed_again(data, lambda whole: whole["body"].update(title="Kỳ khác"))
    Passing.objects.update(data=other.decode())

    with gate(live_server) as (_, settings.PROVINCE):
        ask(world, sealed)
        assert after(timedelta()) == 0

    row = Passing.objects.get()
    assert (row.state, row.next_at) == (Passing.STOPPED, None)
    assert "409" in row.fault
    assert Received.objects.get().title != "Kỳ khác"
    assert "Chưa gửi được" in page(world, sealed)
    for address in (reverse("report:list"), reverse("home:desk")):
        assert "chưa gửi được lên tỉnh" in world.client("officer").get(address).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_key_that_the_province_does_not_believe_is_told_in_its_words(
    world, sealed, settings, live_server
):
    with gate(live_server) as (_, settings.PROVINCE):
        ask(world, sealed)
        after(timedelta())

    assert "Khóa của xã chưa được tỉnh tin" in Passing.objects.get().fault


@pytest.mark.django_db
def test_after_the_last_wait_a_person_is_asked_and_sending_again_starts_anew(
    world, sealed, settings, shut_door
):
    settings.PROVINCE = shut_door
    ask(world, sealed)
    for day in range(len(WAITS) + 1):
        after(timedelta(days=2 * day))
    assert Passing.objects.get().state == Passing.STOPPED
    assert Journal.objects.filter(verb="report.not_passed").count() == 1

    ask(world, sealed)

    row = Passing.objects.get()
    assert (row.state, row.tries, row.fault) == (Passing.WAITING, 0, "")


@pytest.mark.django_db
def test_a_try_that_died_with_its_worker_is_made_again(world, sealed, settings):
    settings.PROVINCE = "https://tinh.example/bao-cao/nhan/"
    ask(world, sealed)

    def dies(address: str, data: bytes) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        actions.carry_up(NOW, carrier=dies)

    assert actions.carry_up(NOW, carrier=lambda *_: None) == 0  # somebody may still be at it
    assert actions.carry_up(NOW + HOUR, carrier=lambda *_: None) == 1


@pytest.mark.django_db
def test_a_file_handed_out_while_the_line_is_down_is_the_same_report(
    world, sealed, settings, shut_door
):
    settings.PROVINCE = shut_door
    row = ask(world, sealed)

    data = envelope(world, sealed)

    row.refresh_from_db()
    assert data.decode() == row.data
    assert row.state == Passing.WAITING
