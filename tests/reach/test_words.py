"""The export for engines that exist: what it holds, what is said where its library is missing."""

from datetime import date
from importlib import import_module
from importlib.util import find_spec

import pytest

from lantoa.kit.errors import Unfit
from lantoa.reach.memory.coverage import export_words
from tests.reach.ledger import did, make_campaign

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)


def test_without_its_library_the_export_says_how_to_add_it(world, tmp_path):
    if find_spec("pyarrow"):
        pytest.skip("pyarrow is installed here: the next test runs instead")

    with pytest.raises(Unfit, match=r"uv pip install .* pyarrow"):
        export_words(tmp_path, on=DAY)


def test_a_row_of_words_holds_sixty_four_households_of_one_act(world, tmp_path):
    if not find_spec("pyarrow"):
        pytest.skip("pyarrow is not installed here: the test before runs instead")
    campaign = make_campaign(world)
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": [0, 5, 39]},
        pillars=("1.2",))  # fmt: skip

    rows = export_words(tmp_path, on=DAY)

    read = import_module("pyarrow.parquet").read_table
    row = read(tmp_path / "words" / "2025-09.parquet").to_pylist()[0]
    seats = read(tmp_path / "seats.parquet").to_pylist()
    assert rows == 1
    assert (row["hamlet"], row["day"], row["channel"]) == (world.hamlets[0].pk, DAY, "leaflet")
    assert (row["weakest"], row["surety"], row["bits"]) == (0, 1, 1 | 1 << 5 | 1 << 39)
    places = {one["id"]: one for one in read(tmp_path / "places.parquet").to_pylist()}
    hamlet = places[row["hamlet"]]
    assert (hamlet["code"], hamlet["name"]) == (world.hamlets[0].code, str(world.hamlets[0]))
    assert places[hamlet["parent"]]["code"] == "06385"
    assert places[row["province"]]["kind"] == "province"
    assert [one["bits"].bit_count() for one in seats] == [40, 40, 40]
