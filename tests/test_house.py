"""The limits of the house: sizes, hidden imports, the one clock, and what docs must name."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from lantoa import clock
from lantoa.bootstrap.environment import ROOT
from lantoa.channels.base import all_channels
from lantoa.commune.rules import SETTINGS
from lantoa.kit import drawings
from tests.source import CODE, SRC, TESTS, TREES, name, nothing

TEMPLATES = sorted((SRC / "templates").rglob("*.html"))
FUNCTIONS = [
    (path, node)
    for path, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
]
WRITTEN = {".py", ".html", ".md", ".txt", ".toml", ".js", ".css", ".typ", ".csv", ".json", ".yml"}
BAD_NAMES = re.compile(r"utils?|helpers?|common|misc|part\d+|manager|service")
# The letter's own facts, which only the demo and the theme texts may hold.
LETTER = re.compile(r"396|Hữu Lũng|10/10|\(2025, (8|9|10), \d+\)|57-NQ|Nghị quyết (số )?57")


def lines(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def docs() -> str:
    """Return every page of docs/ as one text."""
    return "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "docs").rglob("*.md"))


def test_no_file_is_too_long_to_be_read_at_once() -> None:
    nothing([name(p) for p in [*CODE, *TESTS] if lines(p) > 300])
    nothing([name(p) for p in TEMPLATES if lines(p) > 200])


def test_nine_files_of_ten_are_short() -> None:
    sizes = sorted(lines(p) for p in CODE)

    assert sizes[len(sizes) * 9 // 10] <= 160


def test_no_function_is_longer_than_forty_lines() -> None:
    long = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path, node in FUNCTIONS
        if node.end_lineno and node.end_lineno - node.lineno + 1 > 40
    ]

    nothing(long)


def test_no_import_hides_inside_a_function() -> None:
    hidden = [
        f"{name(path)}:{inner.lineno}"
        for path, node in FUNCTIONS
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]

    nothing(hidden)


def test_no_function_has_an_empty_body() -> None:
    empty = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path, node in FUNCTIONS
        if all(_says_nothing(statement) for statement in node.body)
    ]

    nothing(empty)


def _says_nothing(statement: ast.stmt) -> bool:
    """Say whether a statement is `pass`, a text or `...` alone (a Protocol's `...` is a shape)."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return statement.value.value is not Ellipsis
    return isinstance(statement, ast.Pass)


def test_every_module_has_one_line_like_a_sign_on_a_door() -> None:
    signs = {name(path): ast.get_docstring(tree) for path, tree in TREES.items()}

    nothing([path for path, sign in signs.items() if not sign])
    nothing([path for path, sign in signs.items() if len(sign.splitlines()[0]) > 97])


def test_only_the_clock_asks_what_time_it_is() -> None:
    asked = re.compile(
        r"datetime\.now|datetime\.today|date\.today|timezone\.now|localdate\(|utcnow|time\.time\("
    )
    found = [
        name(path)
        for path in CODE
        if name(path) != "src/lantoa/kit/clock.py" and asked.search(path.read_text("utf-8"))
    ]

    nothing(found)


def test_no_file_is_named_after_a_pattern() -> None:
    nothing([name(p) for p in CODE if BAD_NAMES.fullmatch(p.stem)])


def test_nothing_acts_behind_the_back() -> None:
    signals = re.compile(r"django\.db\.models\.signals|@receiver\(|post_save|pre_save")

    nothing([name(p) for p in CODE if signals.search(p.read_text("utf-8"))])


def test_views_ask_queries_and_never_touch_tables() -> None:
    views = [p for p in CODE if p.name == "views.py" or p.parent.name == "views"]

    nothing([name(p) for p in views if ".objects" in p.read_text("utf-8")])


def test_the_letters_own_facts_stay_in_the_demo_and_the_themes() -> None:
    allowed = ("src/lantoa/demo/", "src/lantoa/content/themes/", "src/lantoa/commune/data/")
    sources = [p for p in SRC.rglob("*") if p.suffix in WRITTEN and "static" not in p.parts]
    found = [
        f"{name(path)}: {hit.group()}"
        for path in sources
        if not name(path).startswith(allowed)
        for hit in [LETTER.search(path.read_text(encoding="utf-8"))]
        if hit
    ]

    nothing(found)


def test_nothing_written_here_leans_on_the_machine_it_was_written_on() -> None:
    elsewhere = re.compile(r"\.\./shared|/work/(?:main|shared|brief|\.)|/tmp/v\d|/root/")
    listed = ["git", "ls-files", "-co", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / line for line in names.splitlines()]
    files = [p for p in paths if p.suffix in WRITTEN | {""} and p.is_file()]
    found = [name(p) for p in files if elsewhere.search(p.read_text("utf-8", errors="replace"))]

    nothing([path for path in found if path != "tests/test_house.py"])


def test_every_job_of_the_timetable_is_one_that_the_house_knows() -> None:
    nothing([line.job for line in clock.TIMETABLE if line.job not in clock.JOBS])


def test_every_job_that_is_asked_for_by_name_exists() -> None:
    asked = {
        node.args[0].value
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("later", "at_once")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }

    nothing(sorted(asked - set(clock.JOBS)))


@pytest.mark.parametrize("job", sorted(clock.JOBS))
def test_every_job_is_named_in_the_docs(job: str) -> None:
    assert f"`{job}`" in docs()


def test_every_package_has_its_line_in_the_decisions() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = [*wanted["project"]["dependencies"], *wanted["dependency-groups"]["dev"]]
    names = [re.match(r"[\w-]+", package).group() for package in packages]
    said = (ROOT / "docs/decisions/0001-stack.md").read_text("utf-8")

    nothing([name for name in names if not re.search(rf"\b{name}\b", said)])


def test_every_setting_from_the_environment_is_named_in_the_docs() -> None:
    asked = re.compile(r"""(?:environ\.get\(|environ\[)\s*["'](LANTOA_\w+|DATABASE_URL)["']""")
    texts = [p.read_text("utf-8") for p in [*CODE, *TESTS]]
    settings = {hit for text in texts for hit in asked.findall(text)}

    assert "LANTOA_HOME" in settings
    nothing(sorted(s for s in settings if f"`{s}`" not in docs()))


@pytest.mark.parametrize("name_", sorted(SETTINGS))
def test_every_setting_of_a_commune_is_named_in_the_docs(name_: str) -> None:
    assert f"`{name_}`" in docs()


@pytest.mark.parametrize("kind", sorted(all_channels()))
def test_every_channel_is_named_in_the_docs(kind: str) -> None:
    assert f"`{kind}`" in docs()


def test_every_icon_is_shown_somewhere() -> None:
    pages = "".join(p.read_text("utf-8") for p in [*CODE, *TEMPLATES])
    icons = [line.split("\t")[0] for line in drawings.ICONS.read_text("utf-8").splitlines()]

    nothing([icon for icon in icons if not re.search(rf"""["'|:]{icon}["'|]""", pages)])
