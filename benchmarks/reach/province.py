"""One province: 142 communes, 3,981 hamlets, 1.2 million households (1/22.5 of the nation)."""

import os

from benchmarks.reach import postgres
from benchmarks.reach.made import SIZES, Made, made
from benchmarks.reach.nation import summed
from benchmarks.reach.places import QUARTER, Ours, Tell, others, ours
from benchmarks.reach.server import server
from benchmarks.reach.small import small_data_agrees
from benchmarks.reach.timing import median_ms
from lantoa.reach.memory import counting


def measure(seed: int, tell: Tell) -> dict[str, object]:
    """Return what was measured: everything ran here, nothing is extrapolated."""
    data = made("province", seed, tell)
    tell("the product …")
    own = ours(data)
    tell("the others …")
    rest = others(data, tell, runs=3, one_by_one=True)
    _add_postgres(data, rest, tell)
    return summed(own, rest, small_data_agrees(tell)) | {
        "scale": "province",
        "households": SIZES["province"].households,
        "contacts": data.contacts,
        "acts": len(data.acts.day),
        "load": os.getloadavg()[0],
        "extrapolated": [],
    }


def _add_postgres(data: Made, rest: dict[str, object], tell: Tell) -> None:
    """Add PostgreSQL's rows, laid as DHIS2 lays its analytics, and the product's own table."""
    address = server()
    if address is None:
        tell("no PostgreSQL here: its figures are left out")
        return
    truth = Ours(data, counting.engine_for(data.acts)).table(QUARTER)
    contenders, agreement = dict(rest["contenders"]), dict(rest["agreement"])
    hamlets = data.acts.hamlets
    first, last = (int(data.acts.row_from[month, at]) for month, at in ((3, 0), (5, -1)))
    with postgres.filled(data, address, tell) as database:
        for name, work, columns in (
            ("PostgreSQL, rows as DHIS2, nine measures",
             lambda: postgres.dhis2(database, hamlets), tuple(range(9))),
            ("PostgreSQL, rows as DHIS2, COUNT(DISTINCT) alone",
             lambda: postgres.dhis2_once(database, hamlets), (0,)),
            ("PostgreSQL, our audiences, reached once alone",
             lambda: postgres.audience_once(database, hamlets, first, last), (0,)),
        ):  # fmt: skip
            tell(f"  {name} …")
            table, contenders[name] = median_ms(work, runs=3)
            agreement[name] = bool((table[:, columns] == truth[:, columns]).all())
        held = postgres.audience_bytes(database)
    rest |= {
        "contenders": contenders,
        "agreement": agreement,
        "postgres_bytes_per_contact": round(held / data.contacts, 3),
    }
