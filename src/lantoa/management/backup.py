"""`backup`: everything in one file: database, files, secrets, journal heads, version."""

import argparse
import hashlib
import io
import json
import os
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from lantoa import __version__
from lantoa.bootstrap.say import Stop, working
from lantoa.commune.models import Commune, Journal
from lantoa.kit import clock
from lantoa.management import database
from lantoa.management.arguments import Arguments

ARGUMENTS = Arguments(
    "backup [NƠI GHI] (thư mục hoặc tên tệp; mặc định: backups trong LANTOA_HOME)"
)
ARGUMENTS.add_argument("to", nargs="?", type=Path)
SQLITE, POSTGRESQL = "lantoa.sqlite3", "lantoa.pgdump"
KEPT = ("files", "secrets")


def main(options: argparse.Namespace) -> int:
    """Make one backup and print its path."""
    database.make_home()
    if database.is_empty():
        raise Stop("Chưa có dữ liệu để sao lưu. Lập xã: ./lantoa new")
    with working("Sao lưu"):
        made = back_up(options.to or settings.HOME / "backups")
    print(made)
    return 0


def before_upgrade() -> Path:
    """Keep the state as it was before this version's upgrade."""
    return back_up(settings.HOME / "backups", prefix="before-upgrade")


def back_up(to: Path, *, prefix: str = "lantoa") -> Path:
    """Write one backup into folder `to` (or as file `to`) and return its path.

    The copy of the database is taken at one moment, while people may go on working.
    """
    name = f"{prefix}-{clock.real_now():%Y%m%d-%H%M%S}.tar.gz"
    target = to / name if to.is_dir() or not to.suffix else to
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
            copy = _copy_database(Path(folder))
            sources = {copy.name: copy, **dict(_kept_files())}
            _write(part, sources)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return target


def _kept_files() -> Iterator[tuple[str, Path]]:
    """Yield (name in the archive, path) of every file and secret."""
    for kind in KEPT:
        folder = settings.HOME / kind
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            yield f"{kind}/{path.relative_to(folder).as_posix()}", path


def _copy_database(folder: Path) -> Path:
    if connection.vendor == "sqlite":
        target = folder / SQLITE
        connection.ensure_connection()
        with sqlite3.connect(target) as copy:
            connection.connection.backup(copy)
        copy.close()
        return target
    target = folder / POSTGRESQL
    command = ["pg_dump", "--format=custom", "--no-owner", f"--file={target}", *login()]
    _run_tool(command)
    return target


def login() -> list[str]:
    """Return how PostgreSQL's own tools reach the database (the password goes by environment)."""
    facts = connection.settings_dict
    flags = {"--host": "HOST", "--port": "PORT", "--username": "USER", "--dbname": "NAME"}
    return [f"{flag}={facts[key]}" for flag, key in flags.items() if facts[key]]


def _run_tool(command: list[str]) -> None:
    password = str(connection.settings_dict["PASSWORD"] or "")
    env = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=env)
    except FileNotFoundError as error:
        raise Stop(
            f"Máy này thiếu {command[0]} để sao lưu và khôi phục PostgreSQL. Cài thêm (Debian, "
            "Ubuntu: sudo apt install postgresql-client), rồi chạy lại."
        ) from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["không rõ vì sao"])[-1]
        raise Stop(f"{command[0]} chưa làm được: {last}")


def manifest(sources: dict[str, Path]) -> dict[str, object]:
    """Return what the backup says of itself: version, migrations, journal heads, hashes."""
    heads = []
    if Journal._meta.db_table in connection.introspection.table_names():
        for commune in Commune.objects.select_related("place"):
            head = Journal.objects.filter(commune=commune).order_by("-seq").first()
            if head:
                heads.append({"commune": commune.place.code, "seq": head.seq, "hash": head.hash})
    return {
        "lantoa": __version__,
        "made_at": clock.real_now().isoformat(),
        "database": connection.vendor,
        "migrations": sorted(".".join(pair) for pair in database.applied()),
        "journal": heads,
        "sha256": {name: sha256(path) for name, path in sources.items()},
    }


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, hex, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(target: Path, sources: dict[str, Path]) -> None:
    with tarfile.open(target, "w:gz", compresslevel=3) as archive:
        text = json.dumps(manifest(sources), ensure_ascii=False, indent=1).encode()
        head = tarfile.TarInfo("manifest.json")
        head.size, head.mode = len(text), 0o600
        archive.addfile(head, io.BytesIO(text))
        for name, path in sources.items():
            archive.add(path, arcname=name, recursive=False)


def run_restore(dump: Path) -> None:
    """Fill the empty PostgreSQL database from `dump`."""
    _run_tool(["pg_restore", "--no-owner", "--exit-on-error", *login(), str(dump)])
