"""A warm start skips the set-up exactly when nothing changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lantoa.management import ready


def applied(home: Path, *names: str) -> None:
    """Put a database that went through these migrations into the home."""
    (home / "lantoa.sqlite3").unlink(missing_ok=True)
    with closing(sqlite3.connect(home / "lantoa.sqlite3")) as link:
        link.execute("create table django_migrations (id integer primary key, app, name)")
        rows = [("lantoa", name) for name in names]
        link.executemany("insert into django_migrations (app, name) values (?, ?)", rows)
        link.commit()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home of its own, with a database and the note of a start."""
    monkeypatch.setenv("LANTOA_HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "")
    (tmp_path / "run").mkdir()
    applied(tmp_path, "0001_ground")
    ready.note()
    return tmp_path


def test_a_house_left_as_it_was_stands_ready(home: Path) -> None:
    assert ready.has_commune()


def test_a_house_whose_database_is_gone_does_not(home: Path) -> None:
    (home / "lantoa.sqlite3").unlink()

    assert not ready.has_commune()


def test_a_database_of_another_version_put_there_by_hand_is_looked_at_anew(home: Path) -> None:
    applied(home, "0001_ground", "0002_later")

    assert not ready.has_commune()


def test_another_database_is_looked_at_anew(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/other")

    assert not ready.has_commune()


def test_other_code_is_looked_at_anew(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    (code / "a.py").write_text("1")
    monkeypatch.setattr(ready, "PACKAGE", code)
    ready.note()
    before = ready.has_commune()

    (code / "a.py").write_text("22")

    assert before
    assert not ready.has_commune()


def test_a_note_that_was_taken_away_is_no_note(home: Path) -> None:
    ready.forget()

    assert not ready.has_commune()
