"""The nation: 34 provinces, 3,321 communes, 90,000 hamlets, 27 million households."""

import os

from benchmarks.reach.made import SIZES, made
from benchmarks.reach.places import Tell, others, ours
from benchmarks.reach.rebuilding import rebuilt
from benchmarks.reach.small import small_data_agrees


def measure(seed: int, tell: Tell) -> dict[str, object]:
    """Return what was measured: everything ran here, nothing is extrapolated."""
    data = made("nation", seed, tell)
    tell("the product …")
    own = ours(data)
    tell("the others …")
    rest = others(data, tell, runs=3, one_by_one=False) | rebuilt(data, tell)
    return summed(own, rest, small_data_agrees(tell)) | {
        "scale": "nation",
        "households": SIZES["nation"].households,
        "contacts": data.contacts,
        "acts": len(data.acts.day),
        "load": os.getloadavg()[0],
        "extrapolated": [],
    }


def summed(
    own: dict[str, object], rest: dict[str, object], small: dict[str, bool]
) -> dict[str, object]:
    """Return the figures in one object with the ratio and one word on the answers."""
    agreement = {**rest.pop("agreement"), **small, "numpy and numba": own.pop("engines_agree")}
    ratio = float(str(rest["rows_ms"])) / float(str(own["ours_ms"]))
    return {
        **own,
        **rest,
        "ratio_to_rows": round(ratio),
        "same_answer": all(agreement.values()),
        "agreement": agreement,
    }
