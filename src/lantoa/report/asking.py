"""Who asks whom: the office its commune's units, the province its communes' offices."""

from dataclasses import dataclass

from lantoa.commune.models import Commune, Unit, User
from lantoa.commune.queries import commune_of, communes, hats, require, roles, units
from lantoa.commune.rules import PROVINCE
from lantoa.kit.errors import NotThere
from lantoa.plan.models import Campaign
from lantoa.report import held
from lantoa.report.asked import AskedLine, asked
from lantoa.report.held import Held


@dataclass(frozen=True)
class Asker:
    """A body that asks: its name, the campaigns that answers are part of, whom it can ask.

    `campaigns` are by the id of their commune.
    """

    name: str
    campaigns: dict[int, Campaign]
    units: dict[int, list[Unit]]
    is_province: bool

    def held(self, figures: tuple[str, ...]) -> list[Held]:
        """Return what is held already near these figures."""
        if self.is_province:
            return held.held_by_communes([one.commune for one in self.campaigns.values()], figures)
        (campaign,) = self.campaigns.values()
        return held.held_here(campaign, figures)

    def asked(self) -> list[AskedLine]:
        """Return the questions that this body has asked, the newest first."""
        below = [one.commune for one in self.campaigns.values()]
        return asked(below, self.name, sealed=self.is_province)

    def choices(self) -> list[tuple[str, str]]:
        """Return the units that can be asked, by id and name."""
        return [
            (str(unit.pk), f"{self.campaigns[commune].commune.place}: {unit}"
             if self.is_province else str(unit))
            for commune, held_units in self.units.items()
            for unit in held_units
        ]  # fmt: skip

    def usual(self) -> list[str]:
        """Return the units that are asked when nobody chooses: hamlets, or every commune."""
        asked = [unit for some in self.units.values() for unit in some]
        hamlets = [str(unit.pk) for unit in asked if unit.kind == "hamlet"]
        return hamlets or [str(unit.pk) for unit in asked]


def asker_of(user: User) -> Asker:
    """Return the body that the user asks for. Raises `NotThere`, `NotAllowed`."""
    if PROVINCE in roles(user):
        return _province(user)
    commune = commune_of(user)
    require(user, "report.ask", commune)
    campaigns = _newest([commune])
    here = list(units(commune).exclude(pk=commune.office_id or 0).order_by("sort_key", "pk"))
    office = commune.office.name if commune.office else f"UBND {commune.place}"
    return Asker(office, campaigns, {commune.pk: here} if campaigns else {}, is_province=False)


def _province(user: User) -> Asker:
    hat = next(hat for hat in hats(user) if hat.role == PROVINCE)
    below = [
        row
        for area in hat.areas
        for row in communes().filter(place__path__startswith=area).select_related("place", "office")
    ]
    if not below:
        raise NotThere
    campaigns = _newest(below)
    offices = {one.pk: [one.office] for one in below if one.office and one.pk in campaigns}
    return Asker(str(hat.unit), campaigns, offices, is_province=True)


def _newest(below: list[Commune]) -> dict[int, Campaign]:
    """Return each commune's newest running campaign."""
    rows = Campaign.objects.filter(commune__in=below, state=Campaign.RUNNING)
    found = rows.select_related("commune__place", "commune__office").order_by("launched_at", "pk")
    return {row.commune_id: row for row in found}
