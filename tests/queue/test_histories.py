"""The queue's histories: the phone's own code against a line on which everything goes wrong."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from tests.conftest import missing

HERE = Path(__file__).parent
HISTORIES = 10_000


@pytest.fixture
def node() -> str:
    found = shutil.which("node")
    if found is None:
        missing("node")
    return str(found)


def told(node: str, count: int, seed: int) -> dict[str, object]:
    """Return what became of `count` histories."""
    run = subprocess.run(
        [node, HERE / "histories.mjs", str(count), str(seed)], capture_output=True, text=True
    )
    assert run.stdout, run.stderr
    found: dict[str, object] = json.loads(run.stdout)
    return found


@pytest.mark.skipif(
    "postgresql" in str(settings.DATABASES["default"]["ENGINE"]), reason="no database takes part"
)
def test_in_ten_thousand_histories_nothing_is_lost_and_nothing_is_doubled(node: str) -> None:
    sum_ = told(node, HISTORIES, 1)

    assert sum_["seeds"] == []
    assert (sum_["lost"], sum_["doubled"], sum_["wrong"]) == (0, 0, 0)
    assert sum_["refused_other_body"] == sum_["reports"]
    assert int(str(sum_["reports"])) > HISTORIES


FAULTS = (
    ('    Object.assign(entry, { state: "refused"', "    return later(entry, store, now);\n//"),
    ("entry.owner === hello.me", "true"),
    ('["of", entry.uid]', '["of", Math.random()]'),
    ('[...entry.fields, ["uid", entry.uid]', '[...entry.fields, ["uid", newUid()]'),
    ('if (answer.state === "received") {', 'if (answer.state !== "refused") {'),
)


@pytest.mark.parametrize(("right", "wrong"), FAULTS)
def test_the_histories_notice_a_fault_planted_in_the_phones_code(
    node: str, tmp_path: Path, right: str, wrong: str
) -> None:
    js = tmp_path / "src/lantoa/static/js/phone"
    shutil.copytree(Path(settings.PACKAGE) / "static/js/phone", js)
    shutil.copytree(HERE, tmp_path / "tests/queue")
    code = (js / "queue.js").read_text("utf-8")
    assert right in code
    faulty = code.replace(right, wrong).replace(
        "export class Offline", "const newUid = () => crypto.randomUUID();\nexport class Offline"
    )
    (js / "queue.js").write_text(faulty, "utf-8")

    run = subprocess.run(
        [node, tmp_path / "tests/queue/histories.mjs", "1500", "1"], capture_output=True, text=True
    )

    assert run.returncode == 1


LOST_FAULTS = (
    ("", ""),
    ('!== "received") return false', '=== "offline") return false'),
    ("nth <= (entry.left ?? 0)", "nth <= 2"),
    ("    await store.remove(entry);\n  }\n  await store.wipe", "  }\n//"),
    ("owners.includes(one.owner)", "true"),
    ("unsent(entry) ? pieces", "false ? pieces"),
)


@pytest.mark.parametrize(("right", "wrong"), LOST_FAULTS)
def test_a_lost_phone_forgets_only_what_the_office_has_and_only_that_persons(
    node: str, tmp_path: Path, right: str, wrong: str
) -> None:
    js = tmp_path / "src/lantoa/static/js/phone"
    shutil.copytree(Path(settings.PACKAGE) / "static/js/phone", js)
    shutil.copytree(HERE, tmp_path / "tests/queue")
    code = (js / "queue.js").read_text("utf-8")
    assert right in code
    (js / "queue.js").write_text(code.replace(right, wrong) if right else code, "utf-8")

    run = subprocess.run(
        [node, tmp_path / "tests/queue/lost.mjs", "400"], capture_output=True, text=True
    )

    assert run.stdout, run.stderr
    assert run.returncode == (1 if right else 0), run.stdout
