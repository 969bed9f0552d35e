from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

KEY = """
    SELECT indexrelid::regclass::text FROM pg_index
    WHERE indrelid = 'lantoa_audience'::regclass AND indisprimary"""


def fill(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let the key of `Audience` fill its pages, and lay again what is there."""
    lay(editor, "SET (fillfactor = 100)")


def leave_room(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Go back to the tenth that PostgreSQL leaves empty."""
    lay(editor, "RESET (fillfactor)")


def lay(editor: BaseDatabaseSchemaEditor, room: str) -> None:
    """Lay the key with this much room; SQLite lays a page as full as it gets."""
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute(KEY)
        key = cursor.fetchone()[0]
        cursor.execute(f"ALTER INDEX {key} {room}")
        cursor.execute(f"REINDEX INDEX {key}")


class Migration(migrations.Migration):
    """The longest table's key leaves no room: activities come in order, and old ones rarely change."""

    dependencies = [
        ('lantoa', '0029_tallies_without_keys'),
    ]

    operations = [migrations.RunPython(fill, leave_room)]
