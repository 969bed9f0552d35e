"""The house over HTTP: its health, and one activity put into the ledger."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as house
from django.http import HttpResponse
from django.test import Client

from lantoa.kit import jobs
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from tests.reach.ledger import make_campaign
from tests.world import World


@pytest.fixture
def campaign(world: World) -> Campaign:
    return make_campaign(world)


def gathering(world: World, campaign: Campaign, **more: object) -> dict[str, object]:
    facts: dict[str, object] = {
        "uid": str(uuid4()),
        "campaign": campaign.pk,
        "kind": "gathering",
        "unit": world.boards[0].pk,
        "place": world.hamlets[0].pk,
        "title": "Họp thôn",
        "done_on": "2025-09-28",
        "counts": {"people": 35},
    }
    return {**facts, **more}


def send(world: World, body: object, role: str = "hamlet") -> HttpResponse:
    return world.client(role).post("/api/activities", body, content_type="application/json")


def test_an_activity_sent_twice_is_stored_once(world: World, campaign: Campaign) -> None:
    body = gathering(world, campaign)

    first, again = send(world, body), send(world, body)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    row = Activity.objects.get()
    assert (row.state, row.counts, row.unit) == ("done", {"people": 35}, world.boards[0])


def test_the_same_uid_with_another_body_is_refused(world: World, campaign: Campaign) -> None:
    body = gathering(world, campaign)
    send(world, body)

    other = send(world, {**body, "title": "Khác"})
    neighbour = send(
        world,
        {**body, "unit": world.boards[1].pk, "place": world.hamlets[1].pk},
        role="hamlet2",
    )

    assert (other.status_code, neighbour.status_code) == (409, 409)
    assert "đã dùng cho nội dung khác" in other.json()["message"]
    assert Activity.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"done_on": "hôm qua"}, "done_on"),
        ({"uid": "1"}, "uid"),
        ({"title": ""}, "title"),
        ({"kind": "khong-co"}, "kind"),
        ({"done_on": "2025-10-05"}, "done_on"),
        ({"counts": {"people": "nhiều"}}, "people"),
    ],
)
def test_what_is_missing_or_impossible_is_named(
    world: World, campaign: Campaign, more: dict[str, object], field: str
) -> None:
    answer = send(world, gathering(world, campaign, **more))

    assert answer.status_code == 422
    assert field in answer.json()["fields"]
    assert not Activity.objects.exists()


def test_a_body_that_is_no_json_is_answered_in_words(world: World) -> None:
    answer = world.client("hamlet").post("/api/activities", "{", content_type="application/json")

    assert answer.status_code == 400
    assert "JSON" in answer.json()["message"]


def test_nobody_records_for_others(world: World, campaign: Campaign) -> None:
    body = gathering(world, campaign)

    answers = {
        role: send(world, {**body, "uid": str(uuid4())}, role).status_code
        for role in ("hamlet2", "association", "viewer", "stranger", "province")
    }

    assert set(answers.values()) <= {403, 404}
    assert answers["hamlet2"] == 403
    assert answers["stranger"] == 404
    assert (
        Client().post("/api/activities", body, content_type="application/json").status_code == 401
    )
    assert not Activity.objects.exists()


def test_another_site_cannot_send_in_a_person_s_name(world: World, campaign: Campaign) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["hamlet"], backend="django.contrib.auth.backends.ModelBackend")

    answer = client.post(
        "/api/activities", gathering(world, campaign), content_type="application/json"
    )

    assert answer.status_code == 403
    assert not Activity.objects.exists()


def test_anyone_may_ask_whether_the_house_is_well(db: None) -> None:
    (house.HOME / "run").mkdir(exist_ok=True)

    stopped = Client().get("/api/healthz")
    with jobs.alive("one", folder=house.HOME / "run"):
        works = Client().get("/api/healthz")

    assert stopped.json() == {"database": "ok", "worker": "stopped"}
    assert works.json() == {"database": "ok", "worker": "ok"}
    assert str(Path(house.HOME)) not in works.content.decode()


def test_the_description_is_for_the_office(world: World) -> None:
    described = world.client("officer").get("/api/openapi.json")

    assert "/api/activities" in json.loads(described.content)["paths"]
    assert world.client("hamlet").get("/api/openapi.json").status_code == 403
    assert Client().get("/api/openapi.json").status_code == 401


def test_the_watcher_of_the_machine_asks_at_the_root_without_signing_in(db: None) -> None:
    told = Client().get("/healthz")

    assert told.status_code == 200
    assert told.json()["database"] == "ok"
