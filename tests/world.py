"""A small commune for tests, made by the same actions as a real one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from django.test import Client

from lantoa.commune import actions as ground
from lantoa.commune.models import Commune, Place, Unit, User
from lantoa.kit import clock
from tests.again import again

NOW = datetime(2025, 9, 29, 8, 0, tzinfo=clock.ZONE)
BEFORE = datetime(2025, 8, 1, 8, 0, tzinfo=clock.ZONE)


@dataclass
class World:
    """The commune, its units and one person per role."""

    commune: Commune
    office: Unit
    ubnd: Unit
    team: Unit
    women: Unit
    farmers: Unit
    hamlets: list[Place]
    boards: list[Unit]
    people: dict[str, User] = field(default_factory=dict)

    def client(self, role: str) -> Client:
        """Return a browser signed in as the person of that role."""
        client = Client()
        client.force_login(self.people[role], backend="django.contrib.auth.backends.ModelBackend")
        return client

    def person(self, role: str, unit: Unit, *, key: str = "") -> User:
        """Add one more person with that role in `unit`."""
        key = key or role
        user = ground.add_person(username=key, full_name=f"Người {key}", address="chị")
        ground.give_hat(user, unit=unit, role=role, from_on=BEFORE.date())
        self.people[key] = user
        return user


def make_world() -> World:
    """Make the commune with the clock held before the campaign."""
    with clock.at(BEFORE):
        commune = ground.make_commune("06385")
        names = ("Gốc Sấu", "Ao Vối", "Đồng Trám")
        hamlets = [
            ground.add_hamlet(commune, name=name, word="thôn", households=40) for name in names
        ]
        ubnd = Unit.objects.get(kind="ubnd", place=commune.place)
        assert commune.office is not None

        def unit(name: str, kind: str, relation: str) -> Unit:
            areas = (commune.place,) if relation == Unit.GUEST else ()
            parent = None if relation == Unit.GUEST else ubnd
            return ground.add_unit(
                commune, name=name, kind=kind, relation=relation, areas=areas, parent=parent
            )

        world = World(
            commune=commune,
            office=commune.office,
            ubnd=ubnd,
            team=unit("Đội Văn hóa, Thể thao và Truyền thông khu vực", "team", Unit.GUEST),
            women=unit("Hội Liên hiệp Phụ nữ", "association", Unit.COORDINATING),
            farmers=unit("Hội Nông dân", "association", Unit.COORDINATING),
            hamlets=hamlets,
            boards=[Unit.objects.get(kind="hamlet", place=hamlet) for hamlet in hamlets],
        )
        world.person("admin", world.office)
        world.person("officer", world.office)
        world.person("approver", ubnd)
        world.person("viewer", ubnd)
        world.person("operator", world.team)
        world.person("hamlet", world.boards[0])
        world.person("hamlet", world.boards[1], key="hamlet2")
        world.person("association", world.women)
        elsewhere = ground.make_commune("00070")
        assert elsewhere.office is not None
        world.person("officer", elsewhere.office, key="stranger")
        province = ground.make_province("20", name="Sở Văn hóa, Thể thao và Du lịch")
        assert province.office is not None
        world.person("province", province.office)
    return world


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """Give the small commune with the clock held at Monday 29/9/2025, 8:00."""
    made = again(make_world)
    with clock.at(NOW):
        yield made
