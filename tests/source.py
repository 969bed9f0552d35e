"""The house's own text, as the tests of its shape read it."""

import ast
from pathlib import Path

from lantoa.bootstrap.environment import ROOT

SRC = ROOT / "src" / "lantoa"
CODE = [p for p in sorted(SRC.rglob("*.py")) if "migrations" not in p.parts]
TESTS = [p for p in sorted((ROOT / "tests").rglob("*.py")) if "data" not in p.parts]
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in CODE}


def name(path: Path) -> str:
    """Return the path inside the repository."""
    return path.relative_to(ROOT).as_posix()


def nothing(found: list[str]) -> None:
    """Fail with every finding on a line of its own."""
    assert not found, "\n" + "\n".join(found)
