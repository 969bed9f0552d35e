"""Server time and questions of every list page of fifty hamlets; with --above of the nation.

Run: ./lantoa bench pages --json [--above]
"""

import argparse
import json
import os
import sys
import tempfile
from importlib import import_module

import django


def main() -> int:
    """Make the commune (or the nation's tallies) in a folder of its own, measure, print."""
    parser = argparse.ArgumentParser(prog="./lantoa bench pages")
    parser.add_argument("--above", action="store_true", help="pages of a province and the nation")
    parser.add_argument("--json", action="store_true", help="only the JSON object on stdout")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.settings")
    with tempfile.TemporaryDirectory(prefix="lantoa-pages-") as home:
        os.environ["LANTOA_HOME"] = home
        django.setup()
        pages = import_module(f"benchmarks.pages.{'above' if asked.above else 'commune'}").measure()
    found = {
        "pages": pages,
        "over_their_bar": [one["page"] for one in pages if one["ms"] > one["bar_ms"]],
        "over_it_in_processor_time": [
            one["page"] for one in pages if one["processor_ms"] > one["bar_ms"]
        ],
        "load": round(os.getloadavg()[0], 1),
    }
    print(json.dumps(found, ensure_ascii=False, indent=None if asked.json else 1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
