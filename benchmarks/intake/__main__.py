"""Everything that is measured of the intake: `python -m benchmarks.intake [--json]`."""

import json
import sys
from collections.abc import Callable

from benchmarks.intake import ocr, repair

SECTIONS: dict[str, Callable[[], object]] = {"ocr": ocr.rows, "repair": repair.measured}


def main() -> None:
    """Print exactly one JSON object on stdout; what is being done goes to stderr."""
    answer = {}
    for name, measured in SECTIONS.items():
        print(f"measuring {name} …", file=sys.stderr)
        answer[name] = measured()
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=None if "--json" in sys.argv else 1)
    print()


if __name__ == "__main__":
    main()
