"""Nobody fills the machine by looking: costly pages wait for the next minute, cheap ones open."""

import time
from collections.abc import Iterator
from datetime import date

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from lantoa.commune.models import User
from lantoa.home.spending import COSTLY, Purse
from lantoa.kit import clock
from tests.world import World

PAPER, LIST = "/giay-to/lich-phat-thanh.pdf", "/bai-hoc/"


@pytest.fixture(autouse=True)
def _nothing_spent() -> Iterator[None]:
    cache.clear()
    with clock.at(clock.local(date(2025, 9, 29), 8)):
        yield
    cache.clear()


def worked(request: HttpRequest) -> HttpResponse:
    """Answer as a page does: a paper takes the processor, a list does not."""
    began = time.thread_time()
    while request.path == PAPER and time.thread_time() - began < COSTLY + 0.01:
        pass
    return HttpResponse(request.path)


def look(purse: Purse, user: User, path: str, *, how: str = "get") -> HttpResponse:
    request = getattr(RequestFactory(), how)(path)
    request.user, request.resolver_match, request.session = user, resolve(path), {}
    request._messages = FallbackStorage(request)
    return purse.process_view(request, None, (), {}) or purse(request)


def test_who_asks_for_papers_without_end_waits_and_is_told_how_long(world: World) -> None:
    purse, officer = Purse(worked, most={True: 3 * COSTLY, False: 0.1}), world.people["officer"]

    answers = [look(purse, officer, PAPER) for _ in range(10)]

    refused = [one for one in answers if one.status_code == 429]
    assert answers[0].status_code == answers[1].status_code == 200
    assert refused
    wait = int(refused[0]["Retry-After"])
    assert 1 <= wait <= 60
    assert f"Chờ {wait} giây" in refused[0].content.decode()


def test_who_waits_still_opens_what_costs_nothing_and_still_sends(world: World) -> None:
    purse, officer = Purse(worked, most={True: 0.0, False: 0.0}), world.people["officer"]
    look(purse, officer, PAPER)

    assert look(purse, officer, PAPER).status_code == 429
    assert look(purse, officer, LIST).status_code == 200
    assert look(purse, officer, PAPER, how="post").status_code == 200


def test_what_one_person_uses_up_is_not_taken_from_another(world: World) -> None:
    purse = Purse(worked, most={True: COSTLY, False: 0.1})
    look(purse, world.people["officer"], PAPER)

    assert look(purse, world.people["officer"], PAPER).status_code == 429
    assert look(purse, world.people["hamlet"], PAPER).status_code == 200
