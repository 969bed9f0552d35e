"""What every test stands on: no network but loopback, queued jobs on request, a real browser."""

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import AppConfig, apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.models.signals import post_migrate
from hypothesis import HealthCheck
from hypothesis import settings as of_properties
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker

from lantoa.commune.models import Place
from lantoa.kit import clock, jobs
from lantoa.reach.memory import upkeep
from tests.laid import emptied_quickly, kept_as_laid
from tests.laid import laid as laid
from tests.laid import papers_are_read_once as papers_are_read_once

pytest_plugins = ["tests.world"]


CI = os.environ.get("LANTOA_CI") == "1"
LOOPBACK = ("127.", "::1", "localhost")
of_properties.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=CI,  # elsewhere every run looks for new examples; what CI says depends on the code
)
if of_properties.get_current_profile_name() == "default":
    of_properties.load_profile("house")  # no test fails because a machine is busy
CHROMIUM = next((p for n in ("chromium", "google-chrome") if (p := shutil.which(n))), None)


def pytest_configure() -> None:
    """Close the network: a test that reaches out fails, on every machine alike."""
    connect = socket.socket.connect

    def connect_at_home(self: socket.socket, address: object) -> None:
        at_home = isinstance(address, str | bytes) or str(address[0]).startswith(LOOPBACK)
        if not at_home:
            raise AssertionError(f"a test wanted the network: {address}")
        connect(self, address)

    socket.socket.connect = connect_at_home


@pytest.fixture(autouse=True)
def _nobody_has_knocked_or_looked_yet() -> None:
    """Forget what was counted of earlier tests' people and communes: they have the same numbers."""
    cache.clear()
    upkeep._held = upkeep._Held()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the second round, on PostgreSQL, to what asks the database (docs/decisions/0014)."""
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        return
    kept = [item for item in items if asks_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def asks_the_database(item: pytest.Item) -> bool:
    """Say whether a test's answer may differ by database; of the browser's, one walk stands.

    Who is let in where is the policy's word, not the database's; each page has tests of its own.
    """
    if "test_access" in item.nodeid:
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    if "browser" in fixtures:
        return "test_letter_to_report" in item.nodeid
    return bool(item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db"})


def pytest_sessionfinish() -> None:
    """Take the home of this run away."""
    shutil.rmtree(settings.TEST_HOME, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def the_worlds_time() -> None:
    """Let no demo database move the clock of the tests: they hold it themselves."""
    clock.use_offset(timedelta)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Keep the database as laid, for tests with real transactions to begin with."""
    with ExitStack() as open_:
        with django_db_blocker.unblock():
            open_.enter_context(kept_as_laid())
        open_.enter_context(emptied_quickly())
        yield


@pytest.fixture(scope="session", autouse=True)
def places_back() -> Iterator[None]:
    """Lay the national list again whenever a test with real transactions has emptied the tables."""

    def lay(sender: AppConfig, **_facts: object) -> None:
        if sender.name == "lantoa" and not Place.objects.exists():
            import_module("lantoa.migrations.0002_places").load(apps, None)

    post_migrate.connect(lay, weak=False)
    yield
    post_migrate.disconnect(lay)


def missing(what: str) -> None:
    """Skip with the reason; in CI a missing tool is a failure, never a silent pass."""
    if CI:
        pytest.fail(f"CI has to have it: {what}")
    pytest.skip(f"not on this machine: {what}")


@pytest.fixture
def run_jobs(db: None) -> Callable[[], int]:
    """Return a function that runs what `later` queued, as the worker would, and counts it."""
    return jobs.run_queued


@pytest.fixture
def postgres(db: None) -> None:
    """Let the test run on PostgreSQL only."""
    if connection.vendor != "postgresql":
        pytest.skip("this test is about PostgreSQL; it runs in the second round of ./lantoa check")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's own Chromium, headless."""
    if CHROMIUM is None:
        missing("Chromium")
    flags = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    flags += ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        window = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield window
        window.close()


@pytest.fixture
def files(tmp_path: Path, settings: object) -> Path:
    """Return an empty store of files that this test alone uses."""
    settings.FILES = tmp_path / "files"
    settings.FILES.mkdir()
    return settings.FILES
