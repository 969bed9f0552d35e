"""`./lantoa bench reach --scale commune|province|nation --json`: one JSON object on stdout."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from importlib import import_module

import django

from benchmarks.reach.emptied import empty

SCALES = ("commune", "province", "nation")


def tell(text: str) -> None:
    """Say how far it is, beside the answer."""
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    """Measure one scale and print what was measured."""
    parser = argparse.ArgumentParser(prog="./lantoa bench reach")
    parser.add_argument("--scale", choices=SCALES, default="province")
    parser.add_argument("--json", action="store_true", help="only the JSON object on stdout")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.settings")
    django.setup()
    answer = _measured(options.scale, options.seed)
    print(json.dumps(answer, ensure_ascii=False, indent=None if options.json else 2))
    return 0


def _measured(scale: str, seed: int) -> dict[str, object]:
    module = import_module(f"benchmarks.reach.{scale}")
    if scale == "commune":
        both: Callable[[str], dict[str, object]] = module.both
        with empty() as address:
            return {"scale": scale, **both(address)}
    measure: Callable[[int, Callable[[str], None]], dict[str, object]] = module.measure
    return measure(seed, tell)


if __name__ == "__main__":
    sys.exit(main())
