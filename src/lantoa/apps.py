"""The app: plugs the database's clock offset into the house's one clock."""

from datetime import timedelta
from functools import cache

from django.apps import AppConfig
from django.db import DatabaseError

from lantoa.kit import clock


class LanToa(AppConfig):
    """One Django app; its rooms are packages."""

    name = "lantoa"
    verbose_name = "Lan Tỏa"

    def ready(self) -> None:
        """Let the demo commune, where there is one, move the clock."""
        clock.use_offset(self.offset)

    @cache  # noqa: B019 - one app object lives as long as the process
    def offset(self) -> timedelta:
        """Read how far the demo's time is from the world's; zero in a real commune."""
        rows = self.get_model("Commune").objects.filter(is_demo=True)
        try:
            return rows.values_list("clock_offset", flat=True).first() or timedelta()
        except DatabaseError:
            return timedelta()
