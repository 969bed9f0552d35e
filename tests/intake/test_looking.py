"""What a person still has to look at, and the page picture beside it."""

from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse
from PIL import Image

from lantoa.commune.actions import store_file
from lantoa.commune.models import Journal
from lantoa.intake import actions
from lantoa.intake.actions import Upload
from lantoa.intake.models import Directive, PageImage
from lantoa.intake.queries import places
from lantoa.intake.review import Review, review
from lantoa.kit.errors import NotAllowed, Unfit
from tests.intake.letters import GARBLED, TRUE
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(files: Path) -> Path:
    return files


def received(world: World, text: str) -> Directive:
    files = [Upload("a.txt", text.encode())]
    return actions.receive(by=world.people["officer"], files=files, uid=uuid4())


def shown(row: Directive) -> Review:
    return review(row.fields, row.reading, places(row))


def test_names_the_subject_and_headings_are_looked_at_even_when_the_machine_is_sure(
    world: World,
) -> None:
    asked = [entry.path for entry in shown(received(world, TRUE)).to_look_at]

    assert asked[:2] == ["issuer", "subject"]
    assert {"pillars.0.title", "assignments.3.unit"} <= set(asked)
    assert "number" not in asked


def test_what_was_found_right_asks_no_more_and_its_doubts_are_settled(world: World) -> None:
    row = received(world, GARBLED)
    doubtful = [entry.path for entry in shown(row).to_look_at if entry.doubtful]
    uid = uuid4()

    for _ in range(2):
        row = actions.accept(row, fields=doubtful[:2], by=world.people["officer"], uid=uid)

    left = [entry.path for entry in shown(row).to_look_at]
    assert not {*doubtful[:2]} & {*left}
    assert not {*doubtful[:2]} & {*row.reading["unsure"]}
    assert Journal.objects.filter(verb="directive.looked_at").count() == 1


def test_a_corrected_field_was_looked_at(world: World) -> None:
    row = received(world, GARBLED)

    row = actions.correct(
        row, field="subject", value="tuyên truyền", by=world.people["officer"], uid=uuid4()
    )

    assert "subject" not in [entry.path for entry in shown(row).to_look_at]


def test_looks_move_with_their_rows(world: World) -> None:
    officer = world.people["officer"]
    row = received(world, TRUE)
    row = actions.accept(row, fields=["assignments.2.unit"], by=officer, uid=uuid4())

    row = actions.take_out(row, row="assignments.1", by=officer, uid=uuid4())

    assert row.reading["seen"] == ["assignments.1.unit"]


def test_only_what_is_there_can_be_found_right(world: World) -> None:
    row = received(world, TRUE)
    for fields in ([], ["assignments.40.unit"], ["khong.co"]):
        with pytest.raises(Unfit):
            actions.accept(row, fields=fields, by=world.people["officer"], uid=uuid4())
    with pytest.raises(NotAllowed):
        actions.accept(row, fields=["subject"], by=world.people["viewer"], uid=uuid4())


def with_picture(world: World, row: Directive) -> PageImage:
    drawn = BytesIO()
    Image.new("RGB", (600, 800), "white").save(drawn, "PNG")
    file = store_file(
        world.people["officer"], data=drawn.getvalue(), name="1.png", unit=row.unit,
        accept=frozenset({"image"}),
    )  # fmt: skip
    lines = [{"line": 3, "box": [0.1, 0.2, 0.5, 0.02], "words": []}]
    return PageImage.objects.create(
        directive=row, source=row.pages.get(), n=1, file=file, width=600, height=800,
        how=PageImage.SEEN, lines=lines,
    )  # fmt: skip


def test_the_page_picture_carries_a_box_for_each_line(world: World) -> None:
    row = received(world, TRUE)
    image = with_picture(world, row)

    page = world.client("officer").get(f"/van-ban/{row.pk}/").content.decode()

    assert f'<image href="{reverse("commune:file", args=[image.file_id])}"' in page
    assert 'id="d3" class="box" x="56" y="156" width="308" height="24"' in page
    assert page.count('id="d3"') == 1


def test_a_field_is_answered_alone_when_only_it_is_asked_for(world: World) -> None:
    row = received(world, TRUE)
    client = world.client("officer")

    part = client.get(f"/van-ban/{row.pk}/?sua=subject", headers={"HX-Request": "true"})
    sent = client.post(
        f"/van-ban/{row.pk}/dung/",
        {"field": "subject", "uid": str(uuid4())},
        headers={"HX-Request": "true"},
    )

    assert "<html" not in part.content.decode()
    assert 'name="value"' in part.content.decode()
    assert "đã xem" in sent.content.decode()
    assert 'id="con-lai"' in sent.content.decode()
