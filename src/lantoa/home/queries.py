"""What the first pages ask: the commune, the make-believe people, the desk of each role."""

from django.contrib.auth.models import AnonymousUser

from lantoa.commune.models import Commune, Membership, User
from lantoa.commune.queries import commune_of, units
from lantoa.home.papers import hamlet as hamlet_paper
from lantoa.home.papers import plan as plan_paper
from lantoa.home.papers import radio as radio_paper
from lantoa.kit import clock
from lantoa.kit.errors import NotThere

__all__ = [
    "commune_around",
    "hamlet_paper",
    "make_believe_people",
    "people_count",
    "plan_paper",
    "radio_paper",
]


def commune_around(user: User | AnonymousUser) -> Commune | None:
    """Return the commune of `user`, or for a visitor the one this database serves."""
    try:
        return commune_of(user)
    except NotThere:
        return Commune.objects.select_related("place", "office").order_by("pk").first()


def make_believe_people() -> list[User]:
    """Return the demo's people, each with `.hat` of today; nobody in a real database."""
    if not Commune.objects.filter(is_demo=True).exists():
        return []
    worn = (
        Membership.objects.on(clock.today())
        .filter(user__is_active=True)
        .select_related("user", "unit")
        .order_by("pk")
    )
    people: dict[int, User] = {}
    for hat in worn:
        if hat.user_id not in people:
            hat.user.hat = hat  # type: ignore[attr-defined]
            people[hat.user_id] = hat.user
    return list(people.values())


def people_count(commune: Commune) -> int:
    """Count the people who have a hat in the commune today."""
    inside = Membership.objects.on(clock.today()).filter(unit__in=units(commune))
    return inside.values("user").distinct().count()
