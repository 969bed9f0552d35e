"""One province: 142 communes, 3,981 hamlets, 1.2 million households (1/22.5 of the nation)."""

import os

from benchmarks.reach.made import SIZES, made
from benchmarks.reach.nation import summed
from benchmarks.reach.places import Tell, others, ours
from benchmarks.reach.small import small_data_agrees


def measure(seed: int, tell: Tell) -> dict[str, object]:
    """Return what was measured: everything ran here, nothing is extrapolated."""
    data = made("province", seed, tell)
    tell("the product …")
    own = ours(data)
    tell("the others …")
    rest = others(data, tell, runs=3, one_by_one=True)
    return summed(own, rest, small_data_agrees(tell)) | {
        "scale": "province",
        "households": SIZES["province"].households,
        "contacts": data.contacts,
        "acts": len(data.acts.day),
        "load": os.getloadavg()[0],
        "extrapolated": [],
    }
