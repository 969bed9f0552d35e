"""The hour at which a person is reminded, and when a commune leaves its people alone."""

from datetime import date, time
from typing import cast

from lantoa.commune.models import Commune, User
from lantoa.commune.queries import setting, whole_number
from lantoa.urge.rest import Rest

NOON, EVENING = time(11, 30), time(19)


def rest_of(commune: Commune) -> Rest:
    """Return when the commune's people are left alone, by its settings."""
    days = cast("list[str]", setting(commune, "holidays"))
    return Rest(
        quiet_from=whole_number(commune, "quiet_from"),
        quiet_until=whole_number(commune, "quiet_until"),
        holidays=frozenset(date.fromisoformat(day) for day in days),
    )


def chosen_hour(user: User | None, commune: Commune) -> time:
    """Return the hour that the person chose, else the commune's."""
    choice = getattr(user, "preference", None)
    return choice.at if choice and choice.at else time(whole_number(commune, "reminder_hour"))
