"""Pages of the items: who sees what, one tap for a week, no more questions for more rows."""

from collections.abc import Callable
from io import BytesIO
from uuid import uuid4

import pytest
from docx import Document

from lantoa.content import actions
from lantoa.content.actions import Wording
from lantoa.content.models import Version
from lantoa.plan.models import Campaign
from tests.content.campaigns import approved, drafted, latest, running, submitted
from tests.world import World

SCAM, STORY = "chuyen-doi-so/ba-dau-hieu-lua-dao", "chuyen-doi-so/ban-mo-rau-cung-quet-ma"


@pytest.fixture
def campaign(world: World) -> Campaign:
    return running(world)


def page(world: World, role: str, url: str) -> str:
    return world.client(role).get(url, follow=True).content.decode()


def test_the_office_sees_every_pillar_with_its_items_and_submits_the_ready_ones(
    world: World, campaign: Campaign
) -> None:
    office = world.client("officer")
    shown = office.get("/noi-dung/")
    ready = [str(row.pk) for row in shown.context["ready"]]

    answer = office.post(
        f"/noi-dung/trinh/{campaign.pk}/", {"uid": str(uuid4()), "item": ready}, follow=True
    )

    for pillar in campaign.pillars.all():
        assert pillar.title in shown.content.decode()
    assert f"Đã trình {len(ready)} nội dung." in answer.content.decode()
    assert Version.objects.filter(state=Version.SUBMITTED).count() == len(ready) >= 15


def test_the_approver_approves_the_week_with_one_button(world: World, campaign: Campaign) -> None:
    submitted(world, *campaign.items.exclude(kind__in=("example", "notice")))
    approver = world.client("approver")
    shown = approver.get("/noi-dung/duyet/")
    waiting = [str(line.version.pk) for line in shown.context["pack"].lines]

    answer = approver.post(
        "/noi-dung/duyet/dong-y/", {"uid": str(uuid4()), "version": waiting}, follow=True
    )

    assert "Duyệt cả tuần" in shown.content.decode()
    assert f"Đã duyệt {len(waiting)} nội dung." in answer.content.decode()
    assert "Không có gì chờ duyệt" in answer.content.decode()


def test_the_officer_reads_the_pack_but_has_no_button_to_approve(
    world: World, campaign: Campaign
) -> None:
    (version,) = submitted(world, drafted(campaign, SCAM))

    shown = page(world, "officer", "/noi-dung/duyet/")
    refused = world.client("officer").post(
        "/noi-dung/duyet/dong-y/", {"uid": str(uuid4()), "version": [version.pk]}
    )

    assert version.title in shown
    assert "Duyệt cả tuần" not in shown
    assert refused.status_code == 403


def test_a_version_edited_meanwhile_is_named_as_not_approved(
    world: World, campaign: Campaign
) -> None:
    (version,) = submitted(world, drafted(campaign, SCAM))
    actions.edit(
        version.item, wording=Wording("Mới", "Mới"), seen=1, by=world.people["officer"], uid=uuid4()
    )

    answer = world.client("approver").post(
        "/noi-dung/duyet/dong-y/", {"uid": str(uuid4()), "version": [version.pk]}, follow=True
    )

    assert "1 nội dung đã đổi" in answer.content.decode()


def test_returning_asks_for_a_word_and_the_writer_reads_it(
    world: World, campaign: Campaign
) -> None:
    (version,) = submitted(world, drafted(campaign, SCAM))
    url = f"/noi-dung/ban/{version.pk}/tra-lai/"

    world.client("approver").post(url, {"uid": str(uuid4()), "note": "Thêm số Công an xã."})

    shown = page(world, "officer", f"/noi-dung/{version.item_id}/")
    assert "Thêm số Công an xã." in shown
    assert "Trả lại để sửa" in shown


def test_the_edit_page_keeps_what_was_typed_and_refuses_an_empty_text(
    world: World, campaign: Campaign
) -> None:
    item = drafted(campaign, SCAM)
    office = world.client("officer")
    url = f"/noi-dung/{item.pk}/sua/"

    refused = office.post(url, {"uid": str(uuid4()), "title": "Tên mới", "body": " ", "seen": 1})
    saved = office.post(
        url, {"uid": str(uuid4()), "title": "Tên mới", "body": "Chữ mới", "seen": 1}, follow=True
    )

    assert 'value="Tên mới"' in refused.content.decode()
    assert latest(item).n == 2
    assert "Đã lưu bản số 2" in saved.content.decode()
    assert "<ins>" in saved.content.decode()


def test_an_item_page_tells_what_still_waits_to_be_filled_in(
    world: World, campaign: Campaign
) -> None:
    shown = page(world, "officer", f"/noi-dung/{drafted(campaign, STORY).pk}/")

    assert "Còn 13 chỗ chờ điền" in shown
    assert "Trình duyệt" not in shown


def test_a_hamlet_sees_approved_items_and_neither_drafts_nor_newer_unapproved_words(
    world: World, campaign: Campaign
) -> None:
    item = drafted(campaign, SCAM)
    hamlet = world.client("hamlet")
    assert hamlet.get(f"/noi-dung/{item.pk}/").status_code == 404

    approved(world, item)
    words = Wording(item.title, "Chữ chưa duyệt")
    actions.edit(item, wording=words, seen=1, by=world.people["officer"], uid=uuid4())

    shown = hamlet.get(f"/noi-dung/{item.pk}/").content.decode()
    assert "Đã duyệt" in shown
    assert "Chữ chưa duyệt" not in shown
    assert hamlet.get(f"/noi-dung/{item.pk}/sua/").status_code == 403
    assert "Bản nháp" not in page(world, "hamlet", "/noi-dung/")


def test_a_stranger_finds_nothing_at_the_addresses_of_another_commune(
    world: World, campaign: Campaign
) -> None:
    item = drafted(campaign, SCAM)
    stranger = world.client("stranger")
    pk = latest(item).pk

    for url in (
        f"/noi-dung/{item.pk}/",
        f"/noi-dung/{item.pk}/sua/",
        f"/noi-dung/?dot={campaign.pk}",
        f"/noi-dung/ban/{pk}/tra-lai/",
        f"/noi-dung/ban/{pk}/thu-hoi/",
        f"/noi-dung/ban/{pk}/xem/radio/",
        f"/noi-dung/moi/?dot={campaign.pk}",
    ):
        assert stranger.get(url).status_code == 404, url
    assert stranger.get("/noi-dung/?dot=khong-phai-so").status_code == 404
    for url in (f"/noi-dung/{item.pk}/trinh/", f"/noi-dung/trinh/{campaign.pk}/"):
        assert stranger.post(url, {"uid": str(uuid4())}).status_code == 404, url


def test_previews_show_the_script_the_post_and_the_leaflet(
    world: World, campaign: Campaign
) -> None:
    scam = latest(drafted(campaign, SCAM))
    leaflet = latest(drafted(campaign, "chuyen-doi-so/dien-thoai-lam-duoc-gi"))

    radio = page(world, "officer", f"/noi-dung/ban/{scam.pk}/xem/radio/")
    zalo = page(world, "officer", f"/noi-dung/ban/{scam.pk}/xem/zalo/")
    printed = world.client("officer").get(f"/noi-dung/ban/{leaflet.pk}/xem/leaflet/0/")

    assert "Đọc hết" in radio
    assert "Dấu hiệu thứ nhất" in zalo
    assert printed.content.startswith(b"%PDF")
    unknown = world.client("officer").get(f"/noi-dung/ban/{scam.pk}/xem/khong-co/")
    assert unknown.status_code == 404


def test_the_paper_to_sign_lists_what_waits_under_its_fingerprint(
    world: World, campaign: Campaign
) -> None:
    (version,) = submitted(world, drafted(campaign, SCAM))

    answer = world.client("officer").get("/noi-dung/duyet/phieu/")

    document = Document(BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert version.title in cells
    assert any(version.fingerprint.startswith(cell) for cell in cells if len(cell) == 12)
    assert any("Dấu hiệu thứ nhất" in p.text for p in document.paragraphs)


@pytest.mark.parametrize("url", ["/noi-dung/", "/noi-dung/duyet/"])
def test_twenty_items_cost_no_more_questions_than_one(
    world: World,
    campaign: Campaign,
    django_assert_max_num_queries: Callable[[int], object],
    url: str,
) -> None:
    items = list(campaign.items.exclude(kind__in=("example", "notice")))
    approver = world.client("approver")
    approver.get(url)

    asked = []
    for some in (items[:1], items[1:]):
        submitted(world, *some)
        with django_assert_max_num_queries(30) as counted:  # type: ignore[attr-defined]
            approver.get(url)
        asked.append(len(counted))

    assert len(items) >= 16
    assert asked[0] == asked[1] <= 20
