"""A warm start skips the set-up exactly when nothing changed."""

from pathlib import Path

import pytest

from lantoa.management import ready


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home of its own, with a database and the note of a start."""
    monkeypatch.setenv("LANTOA_HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "")
    (tmp_path / "run").mkdir()
    (tmp_path / "lantoa.sqlite3").touch()
    ready.note()
    return tmp_path


def test_a_house_left_as_it_was_stands_ready(home: Path) -> None:
    assert ready.has_commune()


def test_a_house_whose_database_is_gone_does_not(home: Path) -> None:
    (home / "lantoa.sqlite3").unlink()

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
