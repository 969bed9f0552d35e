"""The world of the contracts: laid once for a file of tests, every change taken back."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from lantoa.kit import clock
from tests.contracts.things import grounds
from tests.world import NOW, World, make_world

# Each person of the small world, and what they are to the things of its commune.
STAFF = {
    "admin": "admin office leaders readers",
    "officer": "office leaders readers",
    "approver": "approver leaders readers",
    "viewer": "readers",
    "operator": "operator doers",
    "hamlet": "heads doers",
    "hamlet2": "heads doers",
    "association": "association doers",
    "province": "province",
    "stranger": "",
}


@dataclass
class House:
    """The world with things on every ground, and a signed-in browser for each person."""

    world: World
    made: dict[str, dict[str, int]]
    clients: dict[str, Client]


@pytest.fixture(scope="module")
def house(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[House]:
    """Lay the ground once for all addresses; every request below is taken back."""
    files = tmp_path_factory.mktemp("files")
    with (
        django_db_blocker.unblock(),
        override_settings(FILES=files),
        transaction.atomic(),
        clock.at(NOW),
    ):
        world = make_world()
        made = grounds(world)
        yield House(world, made, {role: world.client(role) for role in STAFF})
        transaction.set_rollback(True)
