"""What a person typed is told again in the words of the form, wherever it could not be taken."""

from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.models import Household, Seat
from lantoa.outreach.models import Activity
from tests.reach.ledger import make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db
RAW = (">done_on<", ">what<", ">homes<", ">h0<", ">delivered<", ">visit<", "2025-09-2", ">note<")


def named(world: World, bit: int, head: str, lane: str) -> None:
    seat = Seat.objects.get(hamlet=world.hamlets[0], bit=bit)
    Household.objects.filter(pk=seat.household_id).update(head=head, lane=lane)


def test_a_walk_sent_again_with_other_ticks_is_told_by_names_and_labels(world: World) -> None:
    campaign, client = make_campaign(world), world.client("hamlet")
    url = reverse("reach:walk", args=[campaign.pk, world.hamlets[0].pk])
    facts = {"uid": str(uuid4()), "what": "visit", "done_on": "2025-09-28", "h0": "delivered"}
    named(world, 0, "Vi Văn Ất", "Ngõ 2")
    client.post(url, facts)

    page = client.post(url, facts | {"h1": "absent", "h2": "absent"})

    said = page.content.decode()
    assert page.status_code == 409
    assert not [raw for raw in RAW if raw in said]
    for label, words in (
        ("Đi việc gì?", "Đến tận nhà nói chuyện"),
        ("Ngày đi", "28/9/2025"),
        ("Đã trao", "Vi Văn Ất (Ngõ 2)"),
        ("Vắng nhà", "Hộ 2, Hộ 3"),
    ):
        assert f'<dt class="sub">{label}</dt><dd>{words}</dd>' in said


def test_a_visit_confirmed_again_otherwise_is_told_by_labels(world: World) -> None:
    row = Activity.objects.create(
        campaign=make_campaign(world), kind="visit", unit=world.boards[0],
        place=world.hamlets[0], title="Đến nhà", due_on="2025-09-28",
    )  # fmt: skip
    client, url = world.client("officer"), reverse("outreach:confirm", args=[row.pk])
    facts = {"uid": str(uuid4()), "done_on": "2025-09-28", "homes": "3", "how": "number"}
    client.post(url, facts)

    page = client.post(url, facts | {"homes": "5", "note": "Mưa to"})

    said = page.content.decode()
    assert page.status_code == 409
    assert not [raw for raw in RAW if raw in said]
    assert '<dt class="sub">Ghi thêm</dt><dd>Mưa to</dd>' in said


def test_a_page_open_too_long_keeps_what_was_typed_under_its_labels(world: World) -> None:
    row = Activity.objects.create(
        campaign=make_campaign(world), kind="visit", unit=world.boards[0],
        place=world.hamlets[0], title="Đến nhà", due_on="2025-09-28",
    )  # fmt: skip
    client = world.client("officer")
    client.handler.enforce_csrf_checks = True
    facts = {"uid": str(uuid4()), "done_on": "2025-09-28", "note": "Mưa to", "told_how": "paper"}

    url = reverse("outreach:confirm", args=[row.pk])
    page = client.post(url, facts, headers={"Origin": "http://testserver"})

    said = page.content.decode()
    assert page.status_code == 403
    assert 'name="done_on" value="2025-09-28"' in said
    assert '<dt class="sub">Làm ngày nào?</dt><dd>28/9/2025</dd>' in said
    assert '<dt class="sub">Ghi thêm</dt><dd>Mưa to</dd>' in said
    assert "<dd>paper</dd>" not in said
