"""What province and nation share: the product's own counting, and everybody else's."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from benchmarks.reach import contenders
from benchmarks.reach.made import REFS, Made
from benchmarks.reach.timing import ReadOnce, by_turns_ms, median_ms, processor_ms
from lantoa.commune.models import Place
from lantoa.kit.periods import Period
from lantoa.reach.memory import counting, over_places, tasks
from lantoa.reach.memory.acts import number_of
from lantoa.reach.rules import DELIVERED

QUARTER = Period(date(2025, 4, 1), date(2025, 6, 30))
ODD = Period(date(2025, 2, 17), date(2025, 5, 9))
WHOLE = Period(date(2025, 1, 1), date(2025, 12, 31))
NATION = Place(kind=Place.NATION)
LONG = 151
"""So many runs last over a second: what another program does in a moment is no median."""
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Ours:
    """The product's answer to the nine questions of every hamlet, by one of its engines."""

    made: Made
    engine: counting.Engine

    def count(self, period: Period) -> counting.Reached:
        """Return the product's answer as its pages get it: from the days asked to the numbers."""
        task = tasks.made_ready(self.made.acts, period, DELIVERED, refs=REFS)
        return counting.count(task, engine=self.engine)

    def table(self, period: Period) -> np.ndarray:
        """Return one row a hamlet: the nine numbers of `contenders.answers`."""
        found = self.count(period)
        levels = (found.once, found.twice, found.thrice, found.two_channels)
        return np.column_stack([*levels, found.by_pillar]).astype(np.int64)


def ours(made: Made) -> dict[str, object]:
    """Return the product's figures: the quarter, odd days, the year, with and without numba.

    The limit is all words of the year read once, by turns with our quarter.
    """
    acts = made.acts
    quick, plain = Ours(made, counting.engine_for(acts)), Ours(made, counting.by_numpy)
    same = all((quick.table(p) == plain.table(p)).all() for p in (QUARTER, ODD))
    months = slice(*np.searchsorted(acts.month, [(2025 - 1970) * 12 + 3, (2025 - 1970) * 12 + 6]))
    asked = acts.bits[acts.bit_from[months][0, 0] : acts.bit_from[months][-1, -1]]
    everything = ReadOnce(acts.bits)
    took, limit = by_turns_ms(lambda: quick.count(QUARTER), everything, runs=LONG)
    return {
        "ours_ms": took,
        "limit_ms": limit,
        "times_reading_once": round(took / limit, 2),
        "limit_processor_ms": processor_ms(everything, runs=9),
        "ours_odd_days_ms": median_ms(lambda: quick.count(ODD), runs=LONG)[1],
        "ours_whole_year_ms": median_ms(lambda: quick.count(WHOLE), runs=9)[1],
        "ours_processor_ms": processor_ms(lambda: quick.count(QUARTER), runs=9),
        "ours_plain_numpy_ms": median_ms(lambda: plain.count(QUARTER), runs=3)[1],
        "ours_plain_numpy_processor_ms": processor_ms(lambda: plain.count(QUARTER), runs=3),
        "ours_page_ms": median_ms(lambda: over_places.parts_of(acts, NATION, QUARTER), runs=7)[1],
        "ours_page_processor_ms": processor_ms(
            lambda: over_places.parts_of(acts, NATION, QUARTER), runs=7
        ),
        "limit_of_the_months_asked_ms": median_ms(ReadOnce(asked), runs=15)[1],
        "bytes_per_contact": round(acts.nbytes / made.contacts, 3),
        "engine": quick.engine.__name__,
        "engines_agree": bool(same),
    }


def others(made: Made, tell: Tell, *, runs: int, one_by_one: bool) -> dict[str, object]:
    """Return everybody else's milliseconds for the quarter, and whether they say the same.

    With `one_by_one` also the slow plain ways: DISTINCT on every measure.
    """
    since, until = number_of(QUARTER.from_on), number_of(QUARTER.until_on)
    hamlets = made.acts.hamlets
    truth = Ours(made, counting.engine_for(made.acts)).table(QUARTER)
    found: dict[str, float] = {}
    same: dict[str, bool] = {}
    contenders.fill(made, tell)
    duck = contenders.duckdb_at(made.folder)

    def ask(name: str, work: Callable[[], np.ndarray], columns: tuple[int, ...], runs: int) -> None:
        tell(f"  {name} …")
        table, found[name] = median_ms(work, runs=runs)
        same[name] = bool((table[:, columns] == truth[:, columns]).all())

    every, once = tuple(range(9)), (0,)
    span = (since, until, hamlets)
    rows = "DuckDB, rows, nine measures"
    ask(rows, lambda: contenders.duckdb_rows_bits(duck, *span), every, runs)
    ask("DuckDB, rows, COUNT(DISTINCT household) alone",
        lambda: contenders.duckdb_once(duck, *span), once, runs)  # fmt: skip
    if one_by_one:
        ask("DuckDB, rows, nine measures by COUNT(DISTINCT)",
            lambda: contenders.duckdb_rows(duck, *span), every, runs)  # fmt: skip
    ask("Polars, rows, reached once alone", lambda: contenders.polars_rows(made, *span), once, runs)
    ask("DuckDB, words, nine measures", lambda: contenders.duckdb_words(duck, *span), every, runs)
    ask("Polars, words, seven measures", lambda: contenders.polars_words(made, *span),
        (0, 3, 4, 5, 6, 7, 8), runs)  # fmt: skip
    if contenders.has_chdb():
        ask("chDB, words, nine measures", lambda: contenders.chdb_words(made, *span), every, 1)
    duck.close()
    return {"rows_ms": found[rows], "contenders": found, "agreement": same}
