"""The database made ready: upgraded after a backup, refused when it is newer than this code."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lantoa.bootstrap.say import Stop, working

NEWER = (
    "Cơ sở dữ liệu này do bản Lan Tỏa mới hơn tạo ra, nên bản này không mở để tránh hỏng dữ liệu. "
    "Hãy cập nhật Lan Tỏa, hoặc khôi phục bản sao lưu cũ: ./lantoa restore TỆP"
)


def make_home() -> Path:
    """Make the folder that holds all state, for this user alone, and return it."""
    home: Path = settings.HOME
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    home.chmod(0o700)
    for name in ("files", "backups", "papers", "run"):
        (home / name).mkdir(exist_ok=True, mode=0o700)
    return home


def known() -> set[tuple[str, str]]:
    """Return (app, name) of every migration that this code has."""
    return set(MigrationExecutor(connection).loader.disk_migrations)


def applied() -> set[tuple[str, str]]:
    """Return (app, name) of every migration that the database went through."""
    return set(MigrationExecutor(connection).loader.applied_migrations)


def upgrade(back_up: Callable[[], Path]) -> Path | None:
    """Bring the database to this code; return the backup made before, if there was anything.

    Raises `Stop` when the database is newer than this code.
    """
    executor = MigrationExecutor(connection)
    done = set(executor.loader.applied_migrations)
    if done - set(executor.loader.disk_migrations):
        raise Stop(NEWER)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return None
    kept = None
    if done:
        with working("Sao lưu trước khi nâng cấp"):
            kept = back_up()
    with working("Tạo bảng dữ liệu" if not done else "Nâng cấp dữ liệu"):
        call_command("migrate", verbosity=0, interactive=False)
    return kept


def is_empty() -> bool:
    """Say whether the database holds no table of this house yet."""
    return not ours()


def ours() -> list[str]:
    """Return the names of the tables that this house made in the database."""
    made = connection.introspection.django_table_names(only_existing=True)
    there = set(connection.introspection.table_names())
    return sorted({*made, *({"django_migrations"} & there)})


def drop() -> None:
    """Take every table of this house away (only `up --fresh` asks for it)."""
    quote = connection.ops.quote_name
    if connection.vendor == "sqlite":
        path = Path(str(connection.settings_dict["NAME"]))
        connection.close()
        for file in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            file.unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        for table in ours():
            cursor.execute(f"DROP TABLE IF EXISTS {quote(table)} CASCADE")
