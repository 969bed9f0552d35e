"""`./lantoa bench reach --scale commune|province|nation --json`: one JSON object on stdout."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from importlib import import_module

import django

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
    module = import_module(f"benchmarks.reach.{options.scale}")
    measure: Callable[[int, Callable[[str], None]], dict[str, object]] = module.measure
    answer = measure(options.seed, tell)
    print(json.dumps(answer, ensure_ascii=False, indent=None if options.json else 2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
