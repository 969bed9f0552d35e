"""Plants each fault in a copy of the house and says whether its tests notice.

Run `python tests/mutants/run.py` for the whole table; it ends with the share that was caught.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parents[2]
HANDS = min(4, os.cpu_count() or 1)
QUIETLY = ("-x", "-p", "no:cacheprovider", "-p", "tests.mutants.quick")
CAUGHT = 1  # what pytest answers when tests ran and some failed

sys.path[:0] = [str(ROOT)]
from tests.mutants.fault import Fault  # noqa: E402 - the root must be found first
from tests.mutants.in_actions import ACTIONS  # noqa: E402
from tests.mutants.in_counting import COUNTING  # noqa: E402
from tests.mutants.in_rules import RULES  # noqa: E402

FAULTS = (*RULES, *ACTIONS, *COUNTING)


def survivors(faults: Iterable[Fault]) -> list[tuple[Fault, str]]:
    """Return the faults that no test noticed, with the last line that the tests said."""
    chosen = list(faults)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(HANDS) as hands:
        houses: SimpleQueue[Path] = SimpleQueue()
        for number in range(HANDS):
            houses.put(_copied(Path(folder) / str(number)))
        told = hands.map(lambda fault: _tried(fault, houses), chosen)
        return [(fault, said) for fault, said in zip(chosen, told, strict=True) if said]


def _copied(house: Path) -> Path:
    for part in ("src", "tests"):
        shutil.copytree(ROOT / part, house / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", house)
    return house


def _tried(fault: Fault, houses: "SimpleQueue[Path]") -> str:
    """Plant, test, and put the right word back; return "" when the fault was caught."""
    house = houses.get()
    path = house / "src" / "lantoa" / fault.path
    right = path.read_text(encoding="utf-8")
    try:
        path.write_text(right.replace(fault.text, fault.instead, 1), encoding="utf-8")
        return _tested(house, fault.tests)
    finally:
        path.write_text(right, encoding="utf-8")
        houses.put(house)


def _tested(house: Path, tests: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *QUIETLY, f"tests/{tests}"],
        cwd=house,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (done.stdout + done.stderr).strip().splitlines() or ["(nothing said)"]
    return "" if done.returncode == CAUGHT else lines[-1]


def main() -> int:
    """Try every fault; return 1 when one was not noticed."""
    left = survivors(FAULTS)
    for fault, said in left:
        print(f"not noticed: {fault.path}: {fault.text.strip()!r} ({fault.tests}: {said})")
    print(f"{len(FAULTS) - len(left)} of {len(FAULTS)} faults were noticed")
    return 1 if left else 0


if __name__ == "__main__":
    raise SystemExit(main())
