"""Questions asked of the plan."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from lantoa.commune.models import Commune, Unit, User
from lantoa.commune.queries import seen, visible_to
from lantoa.intake.models import Directive, Point
from lantoa.intake.queries import demands, unit_points
from lantoa.plan.models import Assignment, Campaign, Pillar

Work = Campaign | Commune
"""Whose work is asked for: that of one campaign, or of every campaign of a commune."""


@dataclass
class Group:
    """A group as the directive names it: its duties and the units that it is spread to.

    `question` is what intake asks where the group is none of our units for sure.
    """

    named: str
    quote: str
    garbled: bool
    duties: list[Assignment] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    question: Point | None = None

    @property
    def source(self) -> str:
        """Return the number of the enclosed paper that the group comes from, "" for the main."""
        found = re.match(r"\((\d[^()]*)\) ", self.quote)
        return found[1] if found else ""


def within(work: Work) -> Q:
    """Return the filter of rows with a `campaign` that belong to the work."""
    return Q(campaign=work) if isinstance(work, Campaign) else Q(campaign__commune=work)


def campaigns(user: User) -> QuerySet[Campaign]:
    """Return the campaigns that `user` may see, newest first."""
    return campaigns_by_name(user).select_related("directive", "place")


def running_under(papers: Iterable[Directive]) -> QuerySet[Campaign]:
    """Return the running campaigns of these papers."""
    return Campaign.objects.filter(directive__in=papers, state=Campaign.RUNNING).select_related(
        "directive", "commune"
    )


def campaigns_by_name(user: User) -> QuerySet[Campaign]:
    """Return the same without the directives: to choose one of."""
    return visible_to(user, Campaign.objects.order_by("-launched_at", "-pk"))


def campaigns_with_duties(user: User) -> QuerySet[Campaign]:
    """Return the same as `campaigns`, each with its number of `duties`."""
    top = Q(assignments__parent__isnull=True)
    return campaigns(user).annotate(duties=Count("assignments", filter=top))


def campaign(user: User, pk: int) -> Campaign:
    """Return one campaign; raises `NotThere`."""
    return seen(user, Campaign.objects.select_related("directive", "place", "commune"), pk=pk)


def pillars(user: User, campaign: int) -> list[Pillar]:
    """Return the pillars of a campaign (its id) in order; none of one that `user` may not see."""
    return list(Pillar.objects.filter(campaign__in=campaigns_by_name(user).filter(pk=campaign)))


def unit(user: User, pk: int) -> Unit:
    """Return one unit that `user` may see; raises `NotThere`."""
    return seen(user, Unit.objects.select_related("place"), pk=pk)


def assignment(user: User, pk: int) -> Assignment:
    """Return one duty that `user` may see; raises `NotThere`."""
    return seen(user, Assignment.objects.select_related("campaign__commune", "unit"), pk=pk)


def doubtful(campaign: Campaign) -> frozenset[str]:
    """Return the numbers of the pillars whose titles hold words that could not be read."""
    asked = demands(campaign.directive)
    return frozenset(pillar.ref for pillar in asked.pillars if not pillar.title_is_sure)


def groups(campaign: Campaign) -> list[Group]:
    """Return the campaign's assignments as the directive's groups, in its order."""
    rows = campaign.assignments.select_related("unit__place").order_by("order", "pk")
    asked = unit_points(campaign.directive)
    found: dict[str, Group] = {}
    for row in rows:
        new = Group(row.named, row.quote, row.garbled, question=asked.get(row.named))
        group = found.setdefault(row.named, new)
        if row.parent_id is None:
            group.duties.append(row)
        if row.unit and row.unit not in group.units:
            group.units.append(row.unit)
    return list(found.values())


def assignments_of(campaign: Campaign, unit: Unit) -> QuerySet[Assignment]:
    """Return what the campaign asks of one unit."""
    return campaign.assignments.filter(unit=unit).order_by("order", "pk")
