"""What the outside asks of the house: whether it lives, whether a change came before."""

from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connection

from lantoa.commune.models import Receipt, User
from lantoa.kit import jobs
from lantoa.outreach.models import Activity


def database_answers() -> bool:
    """Say whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def worker_lives() -> bool:
    """Say whether a worker of this machine is at work."""
    folder = settings.HOME / "run"
    return any(jobs.is_alive(path.stem, folder=folder) for path in folder.glob("*.worker"))


def came_before(by: User, uid: UUID) -> bool:
    """Say whether this person's change with `uid` was taken before."""
    return Receipt.objects.filter(actor=by, uid=uid).exists()


def is_somebody_s(uid: UUID) -> bool:
    """Say whether an activity with `uid` is in the ledger already."""
    return Activity.objects.filter(uid=uid).exists()
