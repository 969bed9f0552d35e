"""Whether the house stands as it was left: then a warm start waits for no framework."""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def home() -> Path:
    """Return the folder that holds all state (the settings say the same)."""
    return Path(os.environ.get("LANTOA_HOME", PACKAGE.parent.parent / ".lantoa")).resolve()


def database() -> Path:
    """Return the SQLite file (the settings say the same)."""
    return home() / "lantoa.sqlite3"


def fingerprint() -> str:
    """Return a mark of the code (names, sizes, times) and of the database's own state."""
    mark = hashlib.sha256(_migrations().encode())
    for folder, names, files in os.walk(PACKAGE):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(files):
            facts = os.stat(os.path.join(folder, name))
            mark.update(f"{folder} {name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return mark.hexdigest()


def _migrations() -> str:
    """Return which migrations the SQLite file went through: it may have been put there by hand."""
    with closing(sqlite3.connect(f"file:{database()}?mode=ro", uri=True)) as link:
        rows = link.execute("select app, name from django_migrations order by id")
        return repr(rows.fetchall())


def note() -> None:
    """Note that a commune is here, and that database and static files fit this very code."""
    if database().exists():
        (home() / "run" / "ready").write_text(fingerprint())


def forget() -> None:
    """Take the note away: the next start looks at everything again."""
    (home() / "run" / "ready").unlink(missing_ok=True)


def has_commune() -> bool:
    """Say whether a commune is here and nothing changed since: there is nothing to set up.

    Only for SQLite: another machine may have changed a PostgreSQL database meanwhile.
    """
    if os.environ.get("DATABASE_URL"):
        return False
    try:
        return (home() / "run" / "ready").read_text() == fingerprint()
    except (OSError, sqlite3.Error):
        return False
