"""The commune's report over fifty hamlets: seconds to draft it, figures typed, questions asked.

Run: ./lantoa bench rollup --json [--hamlets 50]
"""

import argparse
import json
import os
import sys
import tempfile
from importlib import import_module

import django


def main() -> int:
    """Make the commune in a folder of its own, measure, print one JSON object."""
    parser = argparse.ArgumentParser(prog="./lantoa bench rollup")
    parser.add_argument("--hamlets", type=int, default=50)
    parser.add_argument("--json", action="store_true", help="only the JSON object on stdout")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.settings")
    with tempfile.TemporaryDirectory(prefix="lantoa-rollup-") as home:
        os.environ["LANTOA_HOME"] = home
        django.setup()
        found = import_module("benchmarks.rollup.drafting").measure(asked.hamlets)
    print(json.dumps(found, indent=None if asked.json else 1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
