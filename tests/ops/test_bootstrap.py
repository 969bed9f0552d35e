"""The first start on strange machines: each trouble is one line that says what to do."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from lantoa.bootstrap import checks, say, sources, wheel
from lantoa.bootstrap.environment import ROOT

BY_ROOT = os.geteuid() == 0
SHIM = "#!/bin/sh\nexit 127\n"
OLD = '#!/bin/sh\ncase "$1" in -V) echo "Python 3.9.2" ;; *) exit 3 ;; esac\n'
NAMES = ("python3.14", "python3.13", "python3.12", "python3.11", "python3", "python", "uv")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of what the first start needs, without .venv."""
    house = tmp_path / "house"
    house.mkdir()
    locks = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
    for name in ("lantoa", "uv.lock", *locks):
        shutil.copy(ROOT / name, house / name)
    shutil.copytree(ROOT / "src/lantoa/bootstrap", house / "src/lantoa/bootstrap")
    shutil.copy(ROOT / "src/lantoa/__init__.py", house / "src/lantoa/__init__.py")
    return house


def programs(folder: Path, text: str) -> Path:
    """Fill a folder with programs of every Python's name, all doing `text`."""
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    return folder


def start(house: Path, **env: str) -> "subprocess.CompletedProcess[str]":
    """Run `./lantoa doctor` as a person would, with `env` over this machine's own."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_", "PYTHON"))}
    return subprocess.run(
        [str(house / "lantoa"), "doctor"],
        env={**clean, **env},
        capture_output=True,
        text=True,
        timeout=300,
    )


def last_line(done: "subprocess.CompletedProcess[str]") -> str:
    """Return the last line of a start that stopped, and see that it is no stack of calls."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()[-1]


def test_names_on_path_that_run_nothing_are_passed_over(copy: Path, tmp_path: Path) -> None:
    done = start(copy, PATH=str(programs(tmp_path / "shims", SHIM)))

    assert "Máy này chưa có Python chạy được" in last_line(done)


def test_an_old_python_is_named_with_its_number(copy: Path, tmp_path: Path) -> None:
    done = start(copy, PATH=str(programs(tmp_path / "old", OLD)))

    assert "quá cũ (Python 3.9.2)" in last_line(done)


def test_a_real_python_behind_empty_names_is_found(copy: Path, tmp_path: Path) -> None:
    shims = programs(tmp_path / "shims", SHIM)
    (shims / "python3.11").unlink()
    path = f"{shims}:{os.environ['PATH']}"

    done = subprocess.run(
        [str(copy / "lantoa"), "--help"], env={"PATH": path}, capture_output=True, text=True
    )

    assert "Cách dùng: ./lantoa LỆNH" in done.stdout


def test_without_network_one_line_says_so(copy: Path, tmp_path: Path) -> None:
    nowhere = "http://127.0.0.1:9/simple"
    env = {"UV_CACHE_DIR": str(tmp_path / "cache"), "PIP_CACHE_DIR": str(tmp_path / "pip")}

    done = start(copy, PIP_INDEX_URL=nowhere, PATH="/usr/bin:/bin", HOME=str(tmp_path), **env)

    assert last_line(done) == say.NO_NETWORK


@pytest.mark.skipif(not BY_ROOT, reason="only root may mount a folder read-only")
def test_in_a_read_only_folder_one_line_says_so(copy: Path) -> None:
    subprocess.run(["mount", "--bind", copy, copy], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", copy], check=True)
        done = start(copy)
    finally:
        subprocess.run(["umount", copy], check=True)

    assert "Không ghi được vào thư mục" in last_line(done)


@pytest.mark.skipif(not BY_ROOT, reason="only root may mount a small disk")
def test_on_a_full_disk_one_line_says_so(copy: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], check=True)
    try:
        house = shutil.copytree(copy, disk / "house")
        (house / "filler").write_bytes(bytes(2_300_000 - 1_000_000))
        with pytest.raises(OSError, match="No space left"):
            (house / "filler2").write_bytes(bytes(3_000_000))
        done = start(house, HOME=str(tmp_path))
    finally:
        subprocess.run(["umount", disk], check=True)

    assert last_line(done) == say.DISK_FULL


def test_the_lock_names_a_uv_for_this_machine() -> None:
    found = wheel.fitting(ROOT / "uv.lock")

    assert found is not None
    assert found.name.startswith("uv-")
    assert len(found.sha256) == 64


def test_pips_own_settings_are_obeyed_by_uv_too(tmp_path: Path) -> None:
    file = tmp_path / "pip.conf"
    file.write_text("[global]\nindex-url = https://goi.example/simple\ncert = /ca.pem\n")

    env = sources.for_uv({"PIP_CONFIG_FILE": str(file)})

    assert env["UV_DEFAULT_INDEX"] == "https://goi.example/simple"
    assert env["SSL_CERT_FILE"] == "/ca.pem"


def test_uvs_own_settings_come_first() -> None:
    environ = {"UV_DEFAULT_INDEX": "https://a.example", "PIP_INDEX_URL": "https://b.example"}

    assert sources.index(environ) == "https://a.example"


def test_without_a_browser_one_line_says_what_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    checks.tell_of_browser()

    assert "không có Chromium" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("error: No space left on device (os error 28)", say.DISK_FULL),
        ("error: Failed to fetch: dns error", say.NO_NETWORK),
        ("something else", None),
    ],
)
def test_a_tools_own_words_become_one_line(said: str, line: str | None) -> None:
    assert say.reason(said, place=ROOT) == line
