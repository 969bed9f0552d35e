"""Archives made to write elsewhere or to leave half a commune: refused before anything is laid."""

import hashlib
import io
import json
import tarfile
from pathlib import Path

import pytest

from lantoa.bootstrap.say import Stop
from lantoa.management import backup, restore

WHOLE = {"migrations": [], "database": "sqlite", "journal": []}


def archive(at: Path, pieces: dict[str, bytes], said: object = None) -> Path:
    """Write a backup of `pieces` whose manifest names them all, or says `said`."""
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in pieces.items()}
    manifest = {**WHOLE, "sha256": hashes} if said is None else said
    with tarfile.open(at, "w:gz") as packed:
        for name, data in {"manifest.json": json.dumps(manifest).encode(), **pieces}.items():
            head = tarfile.TarInfo(name)
            head.size = len(data)
            packed.addfile(head, io.BytesIO(data))
    return at


@pytest.mark.parametrize("name", ["../outside", "files/../../outside", "/tmp/lantoa-outside"])
def test_a_piece_that_wants_to_lie_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    file = archive(tmp_path / "x.tar.gz", {name: b"x", backup.SQLITE: b"x"})

    with pytest.raises(Stop):
        restore._unpack(file, folder)

    assert not (tmp_path / "outside").exists()
    assert not Path("/tmp/lantoa-outside").exists()


@pytest.mark.parametrize("said", [[], {}, "x", {"sha256": {}}, {**WHOLE, "sha256": {}}])
def test_a_backup_without_its_database_or_its_own_account_changes_nothing(
    tmp_path: Path, said: object
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    file = archive(tmp_path / "x.tar.gz", {"files/ab/x": b"x"}, said)

    with pytest.raises(Stop, match="không phải bản sao lưu"):
        restore._unpack(file, folder)

    assert not list(folder.iterdir())


def test_a_sound_backup_is_unpacked(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()

    said = restore._unpack(archive(tmp_path / "x.tar.gz", {backup.SQLITE: b"data"}), folder)

    assert said["database"] == "sqlite"
    assert (folder / backup.SQLITE).read_bytes() == b"data"
