"""Every page of the commune's own work, for everybody, in every light, on every screen."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import DESK, Town
from tests.journeys.every_page import PAPERS, read_all

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_page_of_the_house_is_readable_for_everybody_in_every_light_and_on_every_screen(
    make_town: Callable[[dict[str, int]], Town], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("ERROR", logger="django.request")  # most doors stay shut for most people
    read_all(make_town(DESK), lambda room: room not in PAPERS)
