"""Two phones tick one round without a network: the commune puts them together, nothing twice."""

from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.kit.bits import pack, unpack
from lantoa.outreach.models import Activity, Audience
from lantoa.reach.merging import Round, not_yet
from lantoa.reach.walk_actions import Walk, bring_back
from tests.outreach.campaigns import DAY
from tests.outreach.conftest import campaign as campaign
from tests.outreach.conftest import round_ as round_

pytestmark = pytest.mark.django_db
MARKS = ("delivered", "absent", "away", "refused")


def walked(world, round_: Activity, ticks: dict[str, list[int]], by: str = "hamlet"):
    walk = Walk(kind="visit", done_on=DAY, ticks=ticks, planned=round_.pk)
    return bring_back(
        round_.campaign, world.hamlets[0], walk, by=world.people[by], uid=uuid4()
    )  # fmt: skip


def found(world, round_: Activity) -> dict[str, list[int]]:
    """Return every mark of the hamlet's rounds, over all their rows."""
    marks: dict[str, list[int]] = {}
    rows = Activity.objects.filter(place=world.hamlets[0], kind="leaflet", state="done")
    for row in rows.order_by("pk"):
        for part in row.audiences.all():
            marks.setdefault(part.mark, []).extend(unpack(bytes(part.bits)))
    return marks


def test_what_the_second_phone_brings_goes_beside_the_first_and_counts_once(world, round_):
    world.person("hamlet", world.boards[0], key="second")
    walked(world, round_, {"delivered": [0, 1, 2], "absent": [3, 4]})

    done = walked(world, round_, {"delivered": [2, 3, 9], "absent": [0, 4]}, by="second")

    copies = Activity.objects.filter(kind="leaflet", state="done", unit=world.boards[0])
    assert done.known == 3
    assert found(world, round_) == {"delivered": [0, 1, 2, 3, 9], "absent": [3, 4]}
    assert sum(row.counts["copies"] for row in copies) == 5


def test_a_door_of_the_next_hamlet_is_not_taken_for_one_of_this_hamlet(world, round_):
    world.person("hamlet", world.boards[0], key="second")
    first = walked(world, round_, {"delivered": [0]}).activity
    Audience.objects.create(
        activity=first, hamlet=world.hamlets[1], mark="delivered", bits=pack([9])
    )

    done = walked(world, round_, {"delivered": [9]}, by="second")

    assert (done.known, found(world, round_)["delivered"].count(9)) == (0, 2)


def test_a_second_phone_that_brings_nothing_new_is_received_and_adds_no_row(world, round_):
    first = walked(world, round_, {"delivered": [0, 1]})
    before = Activity.objects.count()

    second = walked(world, round_, {"delivered": [1], "absent": [0]})

    assert (second.activity.pk, second.known) == (first.activity.pk, 2)
    assert Activity.objects.count() == before


def test_a_round_that_was_given_up_still_takes_what_was_walked(world, round_):
    Activity.objects.filter(pk=round_.pk).update(state="missed", reason="Mưa")

    done = walked(world, round_, {"delivered": [0, 1]})

    assert (done.activity.kind, done.activity.counts["copies"]) == ("leaflet", 2)


def test_the_list_of_a_round_shows_every_door_and_names_the_round(world, round_):
    world.client("hamlet")
    url = reverse("reach:walk", args=[round_.campaign_id, world.hamlets[0].pk])

    page = world.client("hamlet").get(f"{url}?viec={round_.pk}")
    other = world.client("hamlet").get(f"{url}?viec=999999")

    assert page.content.decode().count('<li id="d') == 40
    assert f"<h1>{round_.title}</h1>" in page.content.decode()
    assert f'value="{round_.pk}"' in page.content.decode()
    assert page["X-Lantoa-Keep"] == str(world.people["hamlet"].pk)
    assert other.status_code == 200


ticks = st.dictionaries(st.sampled_from(MARKS), st.lists(st.integers(0, 30), unique=True))


@settings(max_examples=200, deadline=None)
@given(first=ticks, second=ticks)
def test_no_household_is_handed_two_leaflets_and_none_is_lost(first, second):
    held = Round("leaflet", None, None, {mark: frozenset(bits) for mark, bits in first.items()})

    fresh = not_yet(held, second)

    handed = set(first.get("delivered", ()))
    assert not handed & set(fresh.get("delivered", ()))
    assert handed | set(fresh.get("delivered", ())) == handed | set(second.get("delivered", ()))
    for mark in MARKS:
        assert not set(fresh.get(mark, ())) & set(first.get(mark, ()))
