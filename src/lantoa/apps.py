"""The app: plugs the database's clock offset into the house's one clock."""

from datetime import timedelta

from django.apps import AppConfig
from django.db import DatabaseError

from lantoa.kit import clock


class LanToa(AppConfig):
    """One Django app; its rooms are packages."""

    name = "lantoa"
    verbose_name = "Lan Tỏa"
    known_offset: timedelta | None = None

    def ready(self) -> None:
        """Let the demo commune, where there is one, move the clock."""
        clock.use_offset(self.offset)

    def offset(self) -> timedelta:
        """Read once how far the demo's time is from the world's; zero in a real commune."""
        if self.known_offset is None:
            rows = self.get_model("Commune")._default_manager.filter(clock_offset__isnull=False)
            try:
                found = rows.values_list("clock_offset", flat=True).first()
            except DatabaseError:
                return timedelta()
            self.known_offset = found or timedelta()
        return self.known_offset
