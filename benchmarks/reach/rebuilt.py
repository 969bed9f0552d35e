"""`python -m benchmarks.reach.rebuilt FOLDER`: a nation's month and quarter counted anew.

It runs in a home and on a PostgreSQL of its own (`rebuilding.py`), lays every commune, hamlet and
campaign there, once, and does what `./lantoa recount --on DAY` does. Prints one JSON object.
"""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import django

django.setup()

import numpy as np  # noqa: E402
from django.db import connection  # noqa: E402

from lantoa.kit import clock  # noqa: E402
from lantoa.reach.actions import recount  # noqa: E402
from lantoa.reach.memory import acts_file, upkeep  # noqa: E402
from lantoa.reach.memory.acts import Acts  # noqa: E402

DAY, FIRST, LAST = date(2025, 5, 20), date(2025, 1, 1), date(2025, 12, 31)
NATION = 1


def tell(text: str) -> None:
    """Say how far it is, beside the answer."""
    print(text, file=sys.stderr, flush=True)


def one_campaign_each(acts: Acts) -> Acts:
    """Return the acts with a campaign (id: its commune's place) for each commune, as tallies are.

    The made nation has one campaign; a campaign of the house belongs to one commune.
    """
    places, which = np.unique(acts.commune, return_inverse=True)
    sorts, rows = len(acts.sort_campaign), acts.row_from.astype(np.int64)
    hamlet = np.concatenate([np.repeat(np.arange(acts.hamlets), np.diff(one)) for one in rows])
    voice = np.repeat(np.arange(len(acts.voice_from) - 1), np.diff(acts.voice_from))
    commune_of_voice = np.zeros(len(acts.voice_from) - 1, dtype=np.int64)
    zones = np.repeat(which, np.diff(acts.zone_from))
    commune_of_voice[acts.zone_voice] = zones

    def many(column: np.ndarray) -> np.ndarray:
        return np.tile(column, (len(places), *[1] * (column.ndim - 1)))

    return replace(
        acts,
        sort=(which[hamlet] * sorts + acts.sort).astype(np.uint32),
        run_sort=(commune_of_voice[voice] * sorts + acts.run_sort).astype(np.uint32),
        sort_campaign=np.repeat(places, sorts).astype(np.uint32),
        sort_channel=many(acts.sort_channel),
        sort_weakest=many(acts.sort_weakest),
        sort_surety=many(acts.sort_surety),
        sort_pillars=many(acts.sort_pillars),
        mark_commune=places.astype(np.uint32),
        mark_seq=np.zeros(len(places), dtype=np.uint64),
    )


def lay_ground(acts: Acts) -> None:
    """Write places, communes and campaigns: all that counting and writing tallies asks for."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("TRUNCATE lantoa_place, lantoa_commune, lantoa_campaign CASCADE")
    at = np.unique(acts.commune, return_index=True)[1]
    communes = list(zip(acts.commune[at].tolist(), acts.province[at].tolist(), strict=True))
    provinces = sorted({p for _, p in communes})
    tops = [
        (NATION, "nation", None, "/"),
        *((100 + n, "province", NATION, f"/{n}/") for n in provinces),
    ]
    middle = [(pk, "commune", 100 + p, f"/{p}/{pk}/") for pk, p in communes]
    hamlets = [
        (pk, "hamlet", commune, f"/{p}/{commune}/{pk}/")
        for pk, commune, p in zip(acts.place.tolist(), acts.commune.tolist(),
                                  acts.province.tolist(), strict=True)
    ]  # fmt: skip
    places = [*tops, *middle, *hamlets]
    _copy("place (id, kind, parent_id, path, code, word, name, folded, sort_key, lanes)",
          ((*row, str(row[0]), "", *[f"n{row[0]}"] * 3, "[]") for row in places))  # fmt: skip
    _copy("commune (id, place_id, is_demo, settings)",
          ((pk, pk, False, "{}") for pk, _ in communes))  # fmt: skip
    _copy("campaign (id, commune_id, directive_id, place_id, title, state, from_on, until_on, "
          "window_is_proposed, launched_at, differences)",
          ((pk, pk, pk, pk, "Một năm", "running", FIRST, LAST, False, FIRST, "[]")
           for pk, _ in communes))  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")


def _copy(table: str, rows: Iterable[Sequence[object]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY lantoa_{table} FROM STDIN") as pipe:
        for row in rows:
            pipe.write_row(row)


def counted(name: str) -> dict[str, object]:
    """Count the pair anew once and return its seconds and its rows."""
    began, own = time.perf_counter(), time.process_time()
    found = recount(DAY, told=lambda done, of: tell(f"  {name}: {done}/{of} campaigns"))
    return {
        "seconds": round(time.perf_counter() - began, 2),
        "processor_s_without_the_database": round(time.process_time() - own, 2),
        "rows": found.rows,
        "different": found.different,
        "left": len(found.left),
    }


def main() -> None:
    """Count all anew: with no row there, with every row there, and with one in a hundred wrong."""
    made = acts_file.read(Path(sys.argv[1]) / "acts.bin").acts
    acts = one_campaign_each(made)
    acts_file.write(upkeep.file(), acts, made_at=datetime.now(clock.ZONE))
    tell("  laying the ground in PostgreSQL")
    lay_ground(acts)
    found: dict[str, object] = {}
    for name, before in (
        ("all rows written", "TRUNCATE lantoa_tally"),
        ("nothing differs", "VACUUM ANALYZE lantoa_tally"),
        ("one row in a hundred differs",
         "UPDATE lantoa_tally SET delivered = delivered + 1 WHERE id % 100 = 0"),
    ):  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(before)
        found[name] = counted(name)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
