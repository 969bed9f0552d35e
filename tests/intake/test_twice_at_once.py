"""The same paper comes twice: at once by two hands, late by a retry; never a twin."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connections

from lantoa.intake.actions import Upload, read_again, receive, stop
from lantoa.intake.models import Directive
from lantoa.kit.jobs import run_queued
from tests.intake.letters import OPEN, TRUE
from tests.world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)


def sent(world: World, uid: UUID, data: bytes = TRUE.encode()) -> Directive:
    return receive(by=world.people["officer"], files=[Upload("thu.txt", data)], uid=uid)


def at_once(world: World, uids: list[UUID]) -> list[int]:
    """Send the letter once for each uid, all in the same moment."""
    start = Barrier(len(uids))

    def one(uid: UUID) -> int:
        try:
            start.wait(20)
            return sent(world, uid).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(uids)) as hands:
        return list(hands.map(one, uids))


@pytest.mark.usefixtures("postgres")
def test_one_form_sent_twice_at_once_is_one_paper(files: Path) -> None:
    uid = uuid4()

    first, second = at_once(make_world(), [uid, uid])

    assert first == second
    assert Directive.objects.count() == 1


@pytest.mark.usefixtures("postgres")
def test_two_people_sending_the_same_paper_at_once_make_a_version(files: Path) -> None:
    first, second = sorted(at_once(make_world(), [uuid4(), uuid4()]))

    assert Directive.objects.get(pk=second).version_of_id == first


def test_a_paper_that_is_read_late_gathers_what_came_after_it(files: Path) -> None:
    world = make_world()
    paper, officer = (OPEN / "05.pdf").read_bytes(), world.people["officer"]
    late = sent(world, uuid4(), paper)
    stop(late, by=officer, uid=uuid4())
    soon = sent(world, uuid4(), paper)
    run_queued()

    read_again(late, by=officer, uid=uuid4())
    run_queued()

    soon.refresh_from_db()
    assert soon.version_of_id == late.pk
