"""Whether the house stands as it was left: then a warm start waits for no framework."""

import hashlib
import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def home() -> Path:
    """Return the folder that holds all state (the settings say the same)."""
    return Path(os.environ.get("LANTOA_HOME", PACKAGE.parent.parent / ".lantoa")).resolve()


def fingerprint() -> str:
    """Return a mark of the code and of the database's address: names, sizes, times of change."""
    mark = hashlib.sha256(os.environ.get("DATABASE_URL", "").encode())
    for folder, names, files in os.walk(PACKAGE):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(files):
            facts = os.stat(os.path.join(folder, name))
            mark.update(f"{folder} {name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return mark.hexdigest()


def note() -> None:
    """Note that a commune is here, and that database and static files fit this very code."""
    (home() / "run" / "ready").write_text(fingerprint())


def forget() -> None:
    """Take the note away: the next start looks at everything again."""
    (home() / "run" / "ready").unlink(missing_ok=True)


def has_commune() -> bool:
    """Say whether a commune is here and nothing changed since: there is nothing to set up."""
    try:
        noted = (home() / "run" / "ready").read_text()
    except OSError:
        return False
    is_there = bool(os.environ.get("DATABASE_URL")) or (home() / "lantoa.sqlite3").exists()
    return is_there and noted == fingerprint()
