"""The province's page: how far each commune's campaigns got, counts only, never households."""

from lantoa.commune.models import User
from lantoa.reach.models import Tally
from lantoa.reach.queries import communes_so_far


def counted(user: User) -> list[Tally]:
    """Return the communes' campaigns so far that `user` may see counts of, worst first."""
    return sorted(communes_so_far(user), key=lambda one: one.delivered / max(1, one.households))
