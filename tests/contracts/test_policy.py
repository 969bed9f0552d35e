"""The policy against its restatement in plain words: who sees which thing of which kind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

import pytest
from django.db import models, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.commune import ground
from lantoa.commune.models import (
    File,
    Household,
    HouseholdList,
    Place,
    PlaceChange,
    PlannedChange,
    Seat,
    Unit,
    UnitArea,
    User,
)
from lantoa.commune.queries import visible_to
from lantoa.commune.rules import KINDS
from lantoa.concerns.models import Concern
from lantoa.content.models import Item, Version
from lantoa.intake.models import Directive, Taught
from lantoa.learning.models import Class
from lantoa.outreach.models import Activity, Outlet
from lantoa.outreach.sheet_models import CodeSheet
from lantoa.plan.models import Assignment, Campaign
from lantoa.reach.recall_models import Recall, RecallSheet
from lantoa.report.models import Due, Received, Regime, Reopened, Report, Settled, TrustedKey
from lantoa.urge.models import Reminder
from tests.contracts.house import House

pytestmark = pytest.mark.django_db
EVERY_ROLE = (
    "admin", "officer", "approver", "viewer", "operator", "hamlet", "association", "province",
)  # fmt: skip
READERS = {"admin", "officer", "approver", "viewer"}
OFFICE, LEADERS = {"admin", "officer"}, {"admin", "officer", "approver"}
DOERS = {"operator", "hamlet", "association"}
NOBODY: set[str] = set()


@dataclass(frozen=True)
class Line:
    """One line of the policy in words: who sees a kind of thing, and why."""

    in_my_area: set[str]
    of_my_units: set[str]
    in_my_commune: set[str]
    unit: Callable[[models.Model], Unit | None]
    place: Callable[[models.Model], Place]
    is_shared: Callable[[models.Model], bool] = lambda thing: True


def unit_of(thing: models.Model) -> Unit:
    return cast(Unit, getattr(thing, "unit"))  # noqa: B009


def line(inside: set[str], own: set[str], shared: set[str], **more: object) -> Line:
    facts = {"unit": unit_of, "place": lambda thing: unit_of(thing).place, **more}
    return Line(inside, own, shared, **facts)


def approved(item: Item) -> bool:
    return any(version.state == "approved" for version in item.versions.all())


EVERYONE = READERS | DOERS
POLICY: dict[type[models.Model], Line] = {
    Place: line(EVERYONE, NOBODY, DOERS, unit=lambda t: None, place=lambda t: t),
    Household: line(
        OFFICE | {"hamlet"}, NOBODY, NOBODY,
        unit=lambda t: None, place=lambda t: t.seats.get().hamlet,
    ),
    Seat: line(
        OFFICE | {"hamlet"}, NOBODY, NOBODY, unit=lambda t: None, place=lambda t: t.hamlet
    ),
    HouseholdList: line(
        OFFICE | {"hamlet"}, NOBODY, NOBODY, unit=lambda t: None, place=lambda t: t.hamlet
    ),
    PlaceChange: line(
        READERS, NOBODY, NOBODY, unit=lambda t: None, place=lambda t: t.commune.place
    ),
    PlannedChange: line(
        READERS, NOBODY, NOBODY, unit=lambda t: None, place=lambda t: t.commune.place
    ),
    Unit: line(READERS, EVERYONE, DOERS, unit=lambda t: t, place=lambda t: t.place),
    File: line(READERS, EVERYONE, NOBODY),
    Directive: line(READERS, EVERYONE, DOERS, place=lambda t: t.commune.place),
    Taught: line(OFFICE, NOBODY, NOBODY, unit=lambda t: None, place=lambda t: t.commune.place),
    Campaign: line(READERS, NOBODY, DOERS, unit=lambda t: None, place=lambda t: t.place),
    Assignment: line(READERS, EVERYONE, DOERS, place=lambda t: t.campaign.place),
    Item: line(READERS, EVERYONE, DOERS, is_shared=approved),
    Version: line(
        READERS, EVERYONE, DOERS, unit=lambda t: t.item.unit,
        place=lambda t: t.item.unit.place, is_shared=lambda t: t.state == "approved",
    ),
    Outlet: line(READERS, EVERYONE, DOERS),
    Activity: line(READERS | {"hamlet"}, EVERYONE, NOBODY, place=lambda t: t.place),
    Concern: line(READERS, EVERYONE, NOBODY),
    Class: line(READERS, EVERYONE, NOBODY),
    Regime: line(
        READERS, NOBODY, NOBODY, unit=lambda t: None, place=lambda t: t.commune.place
    ),
    Due: line(READERS, EVERYONE, NOBODY),
    Report: line(
        READERS, EVERYONE, NOBODY, unit=lambda t: t.due.unit, place=lambda t: t.due.unit.place
    ),
    Received: line({"province"}, NOBODY, NOBODY, unit=lambda t: None, place=lambda t: t.place),
    Reopened: line({"province"}, NOBODY, NOBODY, unit=lambda t: None, place=lambda t: t.place),
    Settled: line({"province"}, NOBODY, NOBODY, unit=lambda t: None, place=lambda t: t.place),
    TrustedKey: line({"province"}, NOBODY, NOBODY, unit=lambda t: None, place=lambda t: t.place),
    Recall: line(
        READERS | {"province"}, NOBODY, DOERS, unit=lambda t: None, place=lambda t: t.campaign.place
    ),
    RecallSheet: line(
        OFFICE, DOERS, NOBODY, unit=lambda t: t.asker, place=lambda t: t.hamlet
    ),
    Reminder: line(LEADERS, EVERYONE, NOBODY),
    CodeSheet: line(OFFICE, NOBODY, NOBODY),
}  # fmt: skip


def lies_in(place: Place | None, area: Place) -> bool:
    """Walk up from the place until the area is met."""
    while place is not None:
        if place.pk == area.pk:
            return True
        place = place.parent
    return False


def belongs_to(unit: Unit | None, mine: Unit) -> bool:
    """Walk up from the unit until mine is met."""
    while unit is not None:
        if unit.pk == mine.pk:
            return True
        unit = unit.parent
    return False


def commune_around(place: Place) -> Place | None:
    """Walk up from the place to its commune."""
    around: Place | None = place
    while around is not None and around.kind != Place.COMMUNE:
        around = around.parent
    return around


def near(place: Place, area: Place) -> bool:
    """Say whether the place is of the area's commune, or lies around the area."""
    commune = commune_around(area)
    return bool(commune and lies_in(place, commune)) or lies_in(area, place)


def should_see(hats: list[tuple[str, Unit]], thing: models.Model) -> bool:
    """Say by the policy in words whether somebody with these hats sees the thing."""
    rule = POLICY[type(thing)]
    place, unit = rule.place(thing), rule.unit(thing)
    for role, mine in hats:
        areas = [row.place for row in UnitArea.objects.filter(unit=mine)] or [mine.place]
        if role in rule.in_my_area and any(lies_in(place, area) for area in areas):
            return True
        if role in rule.of_my_units and belongs_to(unit, mine):
            return True
        shared = role in rule.in_my_commune and rule.is_shared(thing)
        if shared and any(near(place, area) for area in areas):
            return True
    return False


@settings(max_examples=40, deadline=None)
@given(
    worn=st.lists(
        st.tuples(st.sampled_from(EVERY_ROLE), st.integers(0, 30)), min_size=0, max_size=3
    )
)
def test_everybody_sees_exactly_what_the_policy_says(
    house: House, worn: list[tuple[str, int]]
) -> None:
    units = list(Unit.objects.order_by("pk"))
    hats = [(role, units[number % len(units)]) for role, number in worn]
    with transaction.atomic():
        person: User = ground.add_person(username="ai-do", full_name="Ai Đó")
        for role, unit in hats:
            ground.give_hat(person, unit=unit, role=role, from_on=date(2025, 8, 1))

        for model in POLICY:
            rows = model._default_manager.all()
            if model is Place:
                rows = rows.filter(pk__in=[place.pk for place in places_around()])
            if model in (Seat, Household):
                rows = rows.filter(
                    pk__in=list(rows.order_by("pk").values_list("pk", flat=True))[::17]
                )
            seen = {row.pk for row in visible_to(person, rows)}
            wanted = {row.pk for row in rows if should_see(hats, row)}
            assert seen == wanted, (model.__name__, hats)
        transaction.set_rollback(True)


def places_around() -> list[Place]:
    """Return the hamlets, their communes, and the provinces around them."""
    hamlets = list(Place.objects.filter(kind=Place.HAMLET))
    communes = {place.parent for place in hamlets}
    provinces = {place.parent for place in communes if place}
    return [*hamlets, *(p for p in communes | provinces if p)]


def test_every_kind_that_the_policy_knows_is_restated_here() -> None:
    restated = {model.__name__ for model in POLICY}

    told_elsewhere = {"Commune", "Proof", "Tally", "User"}

    assert set(KINDS) - restated == told_elsewhere
