"""Backup, restore and verify: what was kept comes back whole, and what was touched is found."""

import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.ops.house import House

COUNT = (
    "from lantoa.commune.models import *;print(Household.objects.count(), Journal.objects.count())"
)
CHANGED = (
    "from lantoa.commune.models import *; from lantoa.commune.actions import journal;"
    "c = Commune.objects.get();"
    "[journal(None, 'test.line', c, {'n': n}, commune=c) for n in range(3)]"
)


@pytest.fixture(scope="module")
def kept(real: House, tmp_path_factory: pytest.TempPathFactory) -> tuple[House, Path]:
    """Return a real commune with a file, and a backup of it."""
    house = House(tmp_path_factory.mktemp("kept") / "here").moved_in(real)
    (house.home / "files" / "ab").mkdir()
    (house.home / "files" / "ab" / "photo").write_bytes(b"pixels")
    house.tell(CHANGED)
    return house, Path(house.do("backup"))


def test_a_restored_commune_is_the_one_that_was_kept(
    kept: tuple[House, Path], tmp_path: Path
) -> None:
    house, file = kept
    other = House(tmp_path / "other")

    other.do("restore", str(file))

    assert other.tell(COUNT) == house.tell(COUNT)
    assert (other.home / "files/ab/photo").read_bytes() == b"pixels"
    assert _secret(other) == _secret(house)
    assert "nguyên vẹn" in other.do("verify", str(file))


def _secret(house: House) -> str:
    return (house.home / "secrets/django").read_text()


def test_only_this_user_can_read_a_backup_and_the_home(kept: tuple[House, Path]) -> None:
    house, file = kept

    assert file.stat().st_mode & 0o077 == 0
    assert house.home.stat().st_mode & 0o077 == 0


def test_a_home_with_data_is_never_written_over(kept: tuple[House, Path]) -> None:
    house, file = kept

    assert "đã có dữ liệu" in house.refusal("restore", str(file))


def test_a_damaged_backup_changes_nothing(kept: tuple[House, Path], tmp_path: Path) -> None:
    _house, file = kept
    damaged = tmp_path / "damaged.tar.gz"
    damaged.write_bytes(file.read_bytes()[:-2000])
    other = House(tmp_path / "other")

    line = other.refusal("restore", str(damaged))

    assert "đã hỏng" in line
    assert "chưa có dữ liệu" in other.do("doctor")


def test_a_backup_with_a_piece_swapped_is_refused(kept: tuple[House, Path], tmp_path: Path) -> None:
    _house, file = kept
    folder = tmp_path / "open"
    with tarfile.open(file) as archive:
        archive.extractall(folder)
    (folder / "files/ab/photo").write_bytes(b"forged")
    with tarfile.open(tmp_path / "forged.tar.gz", "w:gz") as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.add(path, path.relative_to(folder).as_posix())

    line = House(tmp_path / "other").refusal("restore", str(tmp_path / "forged.tar.gz"))

    assert "đã hỏng" in line


def newer(house: House) -> None:
    """Let the database look as if a later version had upgraded it."""
    with sqlite3.connect(house.home / "lantoa.sqlite3") as database:
        database.execute(
            "insert into django_migrations (app, name, applied) "
            "values ('lantoa', '9999_later', '2030-01-01')"
        )
    database.close()


def test_older_code_refuses_a_newer_database_and_a_newer_backup(
    real: House, tmp_path: Path
) -> None:
    house = House(tmp_path / "here").moved_in(real)
    newer(house)

    file = house.do("backup")
    lines = [
        house.refusal("serve", "--port", "8391"),
        House(tmp_path / "other").refusal("restore", file),
    ]

    assert all("mới hơn" in line for line in lines)


def test_an_upgrade_keeps_a_backup_of_what_was_before(real: House, tmp_path: Path) -> None:
    house = House(tmp_path / "here").moved_in(real)
    house.do("manage", "migrate", "--skip-checks", "--verbosity", "0", "axes", "zero")

    said = house.ask("new")

    assert "before-upgrade" in said.stderr
    assert len(list((house.home / "backups").glob("before-upgrade-*.tar.gz"))) == 1


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("update lantoa_journal set verb = 'forged' where seq = 2", "đã bị sửa"),
        ("delete from lantoa_journal where seq = 2", "Thiếu dòng 2"),
        ("delete from lantoa_journal where seq > 2", "bị cắt ở cuối"),
    ],
)
def test_verify_finds_a_journal_that_was_touched(
    kept: tuple[House, Path], tmp_path: Path, change: str, found: str
) -> None:
    _house, file = kept
    other = House(tmp_path / "other")
    other.do("restore", str(file))
    with sqlite3.connect(other.home / "lantoa.sqlite3") as database:
        database.execute(change)
    database.close()

    done = other.ask("verify", str(file))

    assert done.returncode == 1
    assert found in done.stderr


@pytest.fixture
def databases(postgres: None) -> Iterator[Callable[..., str]]:
    """Return a function that makes a PostgreSQL database by a template and gives its address."""
    facts = connection.settings_dict
    server = {"host": facts["HOST"], "port": facts["PORT"], "user": facts["USER"]}
    made: list[str] = []

    def make(name: str, template: str = "template0") -> str:
        with psycopg.connect(dbname="postgres", autocommit=True, **server) as link:
            link.execute(f"drop database if exists {name}")
            link.execute(f"create database {name} template {template}")
        made.append(name)
        return f"postgres://{facts['USER']}@{facts['HOST']}:{facts['PORT']}/{name}"

    yield make
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as link:
        for name in made:
            link.execute(f"drop database if exists {name} with (force)")


@pytest.mark.django_db
def test_a_commune_on_postgresql_comes_back_too(
    laid: str, databases: Callable[..., str], tmp_path: Path
) -> None:
    assert settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    house = House(tmp_path / "here", url=databases("lantoa_ops_here", laid)).new()
    other = House(tmp_path / "other", url=databases("lantoa_ops_other"))

    other.do("restore", house.do("backup"))

    assert other.tell(COUNT) == house.tell(COUNT)
    assert "nguyên vẹn" in other.do("verify")
