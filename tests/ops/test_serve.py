"""Serving: a taken port, the page within seconds, and an end that leaves a sound database."""

import re
import signal
import socket
import sqlite3
import time
import urllib.request
from pathlib import Path

import pytest

from lantoa.bootstrap.environment import ROOT
from lantoa.management import statics
from tests.ops.house import House, free_port

SRC = ROOT / "src" / "lantoa"


def test_a_taken_port_is_named_with_the_next_one_to_try(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]

        line = House(tmp_path / "home").refusal("up", "--port", str(taken))

    assert f"Cổng {taken} đang có chương trình khác dùng" in line
    assert f"--port {taken + 1}" in line


@pytest.mark.parametrize("words", [("up", "--prot", "1"), ("up", "--port", "0"), ("serve", "x")])
def test_a_mistyped_option_is_answered_with_how_it_is_used(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = House(tmp_path / "home").ask(*words)

    assert done.returncode == 2
    assert "Cách dùng: ./lantoa" in done.stderr


def test_a_paper_that_is_not_there_is_named_before_anything_is_made(tmp_path: Path) -> None:
    house = House(tmp_path / "home")

    assert "Không có tệp nowhere.txt" in house.refusal("up", "nowhere.txt")
    assert not (house.home / "lantoa.sqlite3").exists()


def page(port: int, *, seconds: float) -> str:
    """Return the first page as soon as the server answers."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_house_opens_within_seconds_and_closes_whole(
    real: House, tmp_path: Path, number: signal.Signals
) -> None:
    house, port = House(tmp_path / "home").moved_in(real), free_port()
    running = house.start("up", "--port", str(port))
    try:
        text = page(port, seconds=60)
    finally:
        running.send_signal(number)
        said = running.communicate(timeout=120)[1]

    assert "<title>" in text
    assert running.returncode == 0
    assert "Dữ liệu được giữ nguyên" in said
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
    with sqlite3.connect(house.home / "lantoa.sqlite3") as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
    database.close()
    assert list((house.home / "run").glob("*.worker")) == []


def test_static_files_are_laid_out_again_only_when_they_changed(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a")
    before = statics.fingerprint(tmp_path)

    assert statics.fingerprint(tmp_path) == before
    (tmp_path / "a.css").write_text("ab")
    assert statics.fingerprint(tmp_path) != before


def test_every_static_file_that_a_page_names_is_there() -> None:
    named = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")
    pages = (SRC / "templates").rglob("*.html")
    names = {name for page in pages for name in named.findall(page.read_text("utf-8"))}

    assert sorted(name for name in names if not (SRC / "static" / name).is_file()) == []
