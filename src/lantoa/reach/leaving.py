"""What leaves the page as a file: the board's table as CSV, .xlsx or GeoJSON."""

import json
from collections.abc import Sequence

from lantoa.commune.tables import write_csv, write_sheet
from lantoa.kit.official import DEMO_MARK
from lantoa.kit.say import start
from lantoa.reach.asking import Asked
from lantoa.reach.board import Told
from lantoa.reach.rules import LABELS

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".geojson": "application/geo+json; charset=utf-8",
}
HIDDEN = "*"
NO_PLACE = "Chưa biết tọa độ của địa bàn: geometry là null, ghép với bản đồ theo mã."


def as_file(
    rows: Sequence[Told],
    ending: str,
    *,
    asked: Asked,
    living: str,
    notes: Sequence[str],
    demo: bool,
) -> bytes:
    """Return the rows as a file of that `ending` (a key of `TYPES`).

    `living` names the households that live there (on which day). How often has a column of its own;
    a surety that is asked stands among the three already.
    A count that is not told (None) is a star as on the page, in GeoJSON it is null. A silent place
    has no counts at all: nobody told of any work, which is not 0.
    Cells that a spreadsheet would take for a formula are made text.
    """
    told = [*notes, *([DEMO_MARK] if demo else [])]
    if ending == ".geojson":
        return _geojson(rows, told, asked.words, living)
    own = [start(f"hộ {asked.words}")] if asked.often else []
    head = ("Mã", "Địa bàn", "Số hộ", start(f"hộ {living}"), *LABELS.values(), *own,
            f"Tỷ lệ % {asked.words}", "Tình trạng")  # fmt: skip
    lines = [_row(one, with_value=bool(asked.often)) for one in rows]
    table = [head, *lines, (), *((note,) for note in told)]
    return write_csv(table) if ending == ".csv" else write_sheet(table, title="Tiếp cận")


def _row(one: Told, *, with_value: bool) -> tuple[object, ...]:
    counts = (one.offered, one.delivered, one.engaged, *([one.value] if with_value else []))
    if one.is_silent:
        none = [""] * (len(counts) + 1)
        return one.code, one.name, one.households, one.living, *none, "chưa có tin"
    return (
        one.code,
        one.name,
        one.households,
        one.living,
        *(HIDDEN if count is None else count for count in counts),
        "" if one.percent is None else one.percent,
        "",
    )


def _geojson(rows: Sequence[Told], notes: Sequence[str], measure: str, living: str) -> bytes:
    features = [
        {
            "type": "Feature",
            "id": one.code,
            "geometry": None,
            "properties": {
                "code": one.code,
                "name": one.name,
                "households": one.households,
                "living": one.living,
                **{
                    name: None if one.is_silent else getattr(one, name)
                    for name in ("offered", "delivered", "engaged", "value")
                },
                "silent": one.is_silent,
            },
        }
        for one in rows
    ]
    whole = {
        "type": "FeatureCollection",
        "measure": measure,
        "living": living,
        "notes": [*notes, NO_PLACE],
        "features": features,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()
