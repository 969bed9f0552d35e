"""Work that the timetable does for learning."""

from lantoa.commune.queries import communes
from lantoa.learning import actions


def lay_lessons() -> None:
    """Lay out the lessons that come with the house, new ones after an upgrade too."""
    commune = communes().first()
    if commune:
        actions.lay_lessons(commune)
