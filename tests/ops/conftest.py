"""A real commune on SQLite, laid once; tests that change it take a copy."""

from pathlib import Path

import pytest

from tests.ops.house import House


@pytest.fixture(scope="session")
def real(laid: Path, tmp_path_factory: pytest.TempPathFactory) -> House:
    """Return the home of a real commune that no test may change."""
    return House(tmp_path_factory.mktemp("real") / "home").with_tables(laid).new()
