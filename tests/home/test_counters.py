"""How often one may knock: what is counted is not forgotten because many others knock."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.world import World

WRONG = {"username": "officer", "password": "sai"}


@pytest.fixture(autouse=True)
def _nobody_has_knocked() -> None:
    cache.clear()


def others_knock(count: int) -> None:
    """Let as many lines as that be counted."""
    for number in range(count):
        cache.add(f"knocks:from:10.{number // 60_000}.{number // 250}.{number % 250}:1", 1, 60)


def knock(times: int, address: str = "/nhan-tep/may/") -> list[int]:
    client = Client()
    return [client.post(address, WRONG).status_code for _ in range(times)]


def test_a_line_that_knocks_too_often_is_not_forgotten_among_thousands(world: World) -> None:
    first = knock(20)
    others_knock(9000)
    then = knock(15)

    assert 429 not in first
    assert then[-1] == 429


def test_the_limit_of_wrong_passwords_stands_in_the_database_not_in_a_process(
    world: World,
) -> None:
    for _ in range(4):
        knock(2, "/dang-nhap/")
        cache.clear()  # another process, or one that began anew, remembers nothing

    page = Client().post("/dang-nhap/", WRONG)

    assert page.status_code == 429
    assert "thử sai" in page.text.lower() or "khóa" in page.text.lower()
