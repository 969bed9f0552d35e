"""The borders of the rooms: who may ask whom, between rooms and inside one."""

import ast
import re
from pathlib import Path

import pytest

from tests.source import CODE, SRC, TREES, name, nothing

ROOMS = {p.name for p in SRC.iterdir() if (p / "urls.py").exists()} | {"demo", "management"}
OPEN = {"models", "queries", "actions", "rules"}
# Modules that know no tables, like rules, and that other rooms therefore may use by their name.
DOORS = {
    "commune.file_kinds": "what a file is, by its first bytes",
    "commune.tables": "a table to CSV and .xlsx and back, without formulas",
    "commune.places": "the national list of places",
    "intake.files": "papers to text, also without a database",
    "intake.model_asking": "a province's own model asked, also without a database",
    "intake.model_checks": "a model's answer held against the paper",
    "intake.reading": "text to demands, also without a database",
    "plan.facts": "what a plan paper says",
    "plan.paper": "a plan laid out as a paper",
    "plan.sheets": "a week and a hamlet's work laid out as papers",
}
STOREYS = ("rules", "models", "queries", "actions", "forms", "views", "urls")


def imported(path: Path) -> list[str]:
    """Return the modules of the house that a file imports, as "room.module"."""
    found = []
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lantoa"):
            inside = node.module.removeprefix("lantoa").removeprefix(".")
            for alias in node.names:
                longer = ".".join(filter(None, [inside, alias.name]))
                held = SRC.joinpath(*longer.split("."))
                found.append(longer if held.with_suffix(".py").exists() else inside)
    return found


def room_of(path: Path) -> str:
    """Return the room that a file stands in, "" outside the rooms."""
    first = path.relative_to(SRC).parts[0]
    return "management" if first == "__main__.py" else first if first in ROOMS else ""


def storey(module: str) -> str:
    """Return the storey that a module's name says: "deed_views" are views; "" for domain words."""
    last = module.split("_")[-1]
    return "views" if last == "jobs" else last if last in STOREYS else ""


def map_of(path: Path) -> str:
    """Return what a folder's `__init__` says; where it is more than a sign, it is a map."""
    return ast.get_docstring(TREES[path]) or ""


def test_a_room_is_entered_by_its_four_doors() -> None:
    found = []
    for path in CODE:
        for module in imported(path):
            room, _, inside = module.partition(".")
            if room not in ROOMS or room == room_of(path) or inside in OPEN or module in DOORS:
                continue
            if path.name == "urls.py" and storey(inside) == "views":
                continue
            if name(path) == "src/lantoa/clock.py" and inside == "jobs":
                continue
            found.append(f"{name(path)}: {module}")

    nothing(found)


@pytest.mark.parametrize("module", sorted(DOORS))
def test_what_stands_open_beside_the_doors_knows_no_tables(module: str) -> None:
    waiting, seen = [SRC.joinpath(*module.split(".")).with_suffix(".py")], set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        for inner in imported(path):
            below = SRC.joinpath(*inner.split(".")).with_suffix(".py")
            waiting += [below] if below in TREES and below not in seen else []

    texts = {p: p.read_text("utf-8") for p in seen}
    django = re.compile(r"^(from|import) django", re.M)
    nothing([name(p) for p, text in texts.items() if django.search(text)])


def test_inside_a_room_the_upper_storeys_ask_the_lower() -> None:
    found = []
    for path in CODE:
        own = storey(path.stem)
        for module in imported(path) if own and room_of(path) else []:
            room, _, inside = module.partition(".")
            asked = storey(inside)
            if room == room_of(path) and asked and STOREYS.index(asked) > STOREYS.index(own):
                found.append(f"{name(path)}: {module}")

    nothing(found)


@pytest.mark.parametrize("path", [p for p in CODE if p.name == "rules.py"], ids=name)
def test_rules_know_neither_tables_nor_files_nor_the_clock(path: Path) -> None:
    text = path.read_text("utf-8")

    assert not re.search(r"^(from|import) (django|pathlib|socket|os|requests)\b", text, re.M)
    assert not {"kit.clock", "kit.http", "kit.jobs"} & set(imported(path))
    assert not [m for m in imported(path) if storey(m.split(".")[-1]) not in ("rules", "")]


MAPS = [p for p in CODE if p.name == "__init__.py" and len(map_of(p).splitlines()) > 1]


@pytest.mark.parametrize("path", MAPS, ids=name)
def test_a_map_names_every_file_beside_it(path: Path) -> None:
    named = set(re.findall(r"`(\w+)`", map_of(path)))
    beside = {p.stem for p in path.parent.glob("*.py")} - {"__init__"}
    folders = {p.parent.name for p in path.parent.glob("*/__init__.py")}

    nothing(sorted(f"{path.parent.name}: {one}" for one in (beside | folders) - named))
