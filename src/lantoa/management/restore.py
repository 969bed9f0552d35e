"""`restore`: a backup laid into an empty home, checked piece by piece before it counts."""

import argparse
import json
import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import cast

from django.conf import settings
from django.db import connection

from lantoa.bootstrap.say import Stop, tell, working
from lantoa.management import backup, database, ready
from lantoa.management.arguments import Arguments

ARGUMENTS = Arguments("restore TỆP (vào LANTOA_HOME còn trống)")
ARGUMENTS.add_argument("file", type=Path)
TOLD = {"sha256", "migrations", "database"}
ODD = "Tệp này không phải bản sao lưu của Lan Tỏa, hoặc đã hỏng. Không có gì thay đổi."


def main(options: argparse.Namespace) -> int:
    """Restore one backup. Raises `Stop` and changes nothing when it cannot be trusted."""
    if not options.file.is_file():
        raise Stop(f"Không có tệp {options.file}. Kiểm tra lại tên và thư mục.")
    database.make_home()
    ready.forget()
    with working("Khôi phục"):
        restore(options.file)
    kept = database.upgrade(backup.before_upgrade)
    if kept:
        tell(f"Bản sao lưu cũ hơn nên đã được nâng cấp; bản trước khi nâng cấp: {kept}")
    print("Đã khôi phục. Kiểm tra nhật ký: ./lantoa verify. Chạy: ./lantoa up")
    return 0


def restore(file: Path) -> None:
    """Lay the backup `file` into the home, which must hold no data yet."""
    if not database.is_empty():
        raise Stop(
            f"Ở {settings.HOME} đã có dữ liệu. Khôi phục vào thư mục trống: "
            "LANTOA_HOME=thư-mục-mới ./lantoa restore TỆP"
        )
    with tempfile.TemporaryDirectory(dir=settings.HOME) as name:
        folder = Path(name)
        said = _unpack(file, folder)
        known = {".".join(pair) for pair in database.known()}
        if set(cast(list[str], said["migrations"])) - known:
            raise Stop(database.NEWER)
        if said["database"] != connection.vendor:
            raise Stop(
                f"Bản sao lưu này của {said['database']}, còn Lan Tỏa ở đây đang dùng "
                f"{connection.vendor}. Đặt DATABASE_URL cho đúng loại, rồi chạy lại."
            )
        _lay(folder)


def _unpack(file: Path, folder: Path) -> dict[str, object]:
    """Unpack into `folder`, every piece held to the hash that the manifest names."""
    try:
        with tarfile.open(file, "r:gz") as archive:
            members = {m.name: m for m in archive if m.isfile()}
            text = archive.extractfile(members["manifest.json"])
            said = _whole(json.loads(text.read() if text else b""))
            hashes = cast(dict[str, str], said["sha256"])
            for name, wanted in hashes.items():
                path = (folder / name).resolve()
                if not path.is_relative_to(folder.resolve()):
                    raise Stop(ODD)
                path.parent.mkdir(parents=True, exist_ok=True)
                packed = archive.extractfile(members[name])
                if packed is None:
                    raise Stop(ODD)
                with path.open("wb") as out:
                    shutil.copyfileobj(packed, out)
                if backup.sha256(path) != wanted:
                    raise Stop(ODD)
    except (tarfile.TarError, KeyError, ValueError, EOFError) as error:
        raise Stop(ODD) from error
    return said


def _whole(said: object) -> dict[str, object]:
    """Return the manifest if it tells all that a restore stands on; else raise `ValueError`."""
    if not isinstance(said, dict) or not said.keys() >= TOLD:
        raise ValueError("the manifest is not whole")
    if not {backup.SQLITE, backup.POSTGRESQL} & set(said["sha256"]):
        raise ValueError("there is no database in it")
    return said


def _lay(folder: Path) -> None:
    """Put the unpacked pieces in their places: the database last, so that it is never half."""
    for kind in backup.KEPT:
        for path in sorted(p for p in (folder / kind).rglob("*") if p.is_file()):
            target = settings.HOME / kind / path.relative_to(folder / kind)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    if connection.vendor == "sqlite":
        connection.close()
        (folder / backup.SQLITE).replace(str(connection.settings_dict["NAME"]))
    else:
        backup.run_restore(folder / backup.POSTGRESQL)
