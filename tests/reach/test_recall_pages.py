"""Recall pages: drawn at the desk, asked on the phone or on paper, read with its interval."""

import re
from uuid import uuid4

import pypdfium2
import pytest
from django.urls import reverse

from lantoa.reach.models import Recall, RecallSheet
from tests.reach.ledger import make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(world: World):
    return make_campaign(world)


def draw(world, campaign, **facts):
    body = {"uid": str(uuid4()), "question": "Đã nghe chưa?", "pillar": "", "asker": "cross"}
    url = reverse("reach:recall_new", args=[campaign.pk])
    return world.client("officer").post(url, body | facts, follow=True)


def test_hamlets_ask_each_other_and_a_vacant_one_is_passed_over(world, campaign):
    page = draw(world, campaign)

    assert "người thôn khác hỏi" in page.content.decode().lower()
    askers = {s.hamlet_id: s.asker for s in RecallSheet.objects.all()}
    assert set(askers) == {hamlet.pk for hamlet in world.hamlets}
    for board in world.boards:
        assert askers[board.place_id] in world.boards[:2]
        assert askers[board.place_id] != board


def test_a_unit_of_the_commune_can_ask_in_chosen_hamlets(world, campaign):
    page = draw(world, campaign, asker=str(world.team.pk), places=[world.hamlets[1].pk])

    sheet = RecallSheet.objects.get()
    assert (sheet.asker, sheet.asker_kind) == (world.team, "team")
    assert world.hamlets[1].name in page.content.decode()


def test_an_empty_question_keeps_what_was_chosen(world, campaign):
    page = draw(world, campaign, question=" ", places=[world.hamlets[1].pk])

    assert page.status_code == 422
    assert not Recall.objects.exists()
    assert f'value="{world.hamlets[1].pk}"' in page.content.decode()


def met(page: str) -> tuple[int, ...]:
    """Return how many of how many the page says were asked."""
    return tuple(int(n) for n in re.findall(r"<span data-(?:met|size=\"\d+\")>(\d+)</span>", page))


def test_the_asker_answers_takes_back_and_closes_on_the_phone(world, campaign):
    draw(world, campaign)
    sheet = RecallSheet.objects.get(asker=world.boards[0], hamlet=world.hamlets[1])
    client = world.client("hamlet")

    def tap(order, answer):
        url = reverse("reach:recall_answer", args=[sheet.pk])
        body = {"uid": str(uuid4()), "answer": f"{order}:{answer}"}
        return client.post(url, body, follow=True).content.decode()

    assert met(client.get(f"/tiep-can/hoi-nhanh/phieu/{sheet.pk}/").content.decode()) == (0, 18)
    for order in range(1, 13):
        page = tap(order, "heard" if order < 7 else "not")
    assert met(page) == (12, 18)
    assert met(tap(12, "")) == (11, 18)
    tap(12, "absent")
    close = client.post(
        reverse("reach:recall_close", args=[sheet.pk]), {"uid": str(uuid4())}, follow=True
    )

    assert "xã đã nhận" in close.content.decode()
    sheet.refresh_from_db()
    assert (sheet.heard, sheet.not_heard, sheet.absent) == (6, 5, 1)


def test_words_in_place_of_numbers_are_told_and_nothing_is_closed(world, campaign):
    draw(world, campaign)
    sheet = RecallSheet.objects.first()
    body = {"uid": str(uuid4()), "how": "paper", "heard": "mười"}

    page = world.client("officer").post(reverse("reach:recall_close", args=[sheet.pk]), body)

    assert page.status_code == 422
    said = page.content.decode()
    assert "Chỉ ghi số" in said
    assert said.index("Chưa chốt được phiếu.") < said.index("Chỉ ghi số")
    assert not RecallSheet.objects.filter(closed_at__isnull=False).exists()


def test_the_printed_sheet_has_every_door_and_leads_back_to_the_phone(world, campaign):
    draw(world, campaign)
    sheet = RecallSheet.objects.get(hamlet=world.hamlets[0])

    answer = world.client("officer").get(reverse("reach:recall_paper", args=[sheet.pk]))

    assert answer["Content-Type"] == "application/pdf"
    pdf = pypdfium2.PdfDocument(answer.content)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert text.count("Hộ ") >= sheet.size + sheet.size // 2
    assert "Hộ dự phòng: mỗi nhà vắng hỏi thay một hộ" in " ".join(text.split())
    assert "Đã nghe chưa?" in text


def test_the_page_of_samples_says_how_to_begin_and_what_waits(world, campaign):
    url = reverse("reach:recalls", args=[campaign.pk])

    assert "Chưa hỏi lần nào" in world.client("viewer").get(url).content.decode()
    draw(world, campaign)

    assert "Phiếu cần đi hỏi" in world.client("hamlet").get(url).content.decode()
    assert "Phiếu cần đi hỏi" not in world.client("viewer").get(url).content.decode()


def test_an_asker_is_told_on_the_way_to_the_list_and_an_association_is_led_there(world, campaign):
    draw(world, campaign, asker=str(world.women.pk), places=[world.hamlets[0].pk])
    draw(world, campaign)

    own = world.client("hamlet").get(reverse("reach:start"), follow=True).content.decode()
    led = world.client("association").get(reverse("reach:start"))

    assert "phiếu hỏi nhanh chờ đi hỏi" in own
    assert led.url == reverse("reach:recalls", args=[campaign.pk])


def test_a_spare_door_opens_when_nobody_is_in(world, campaign):
    draw(world, campaign)
    sheet = RecallSheet.objects.get(asker=world.boards[0], hamlet=world.hamlets[1])
    client, url = world.client("hamlet"), reverse("reach:recall_answer", args=[sheet.pk])
    page = reverse("reach:recall_sheet", args=[sheet.pk])

    def spare() -> str:
        said = " ".join(client.get(page).content.decode().split())
        return said.partition('data-spare="0"')[2][:9]

    before = spare()
    client.post(url, {"uid": str(uuid4()), "answer": "3:absent"})
    after = spare()

    assert (before, after[:1]) == (" hidden><", ">")


def test_the_askers_first_page_leads_to_the_sheet(world, campaign):
    draw(world, campaign)
    sheet = RecallSheet.objects.get(asker=world.boards[0], hamlet=world.hamlets[1])

    said = world.client("hamlet").get("/").content.decode()

    assert f'href="{reverse("reach:recall_sheet", args=[sheet.pk])}" data-keep' in said
    assert "Hỏi nhanh ở thôn Ao Vối: 18 hộ" in said


def test_a_tap_and_the_closing_come_from_the_queue_once(world, campaign):
    draw(world, campaign)
    sheet = RecallSheet.objects.get(asker=world.boards[0], hamlet=world.hamlets[1])
    client = world.client("hamlet")
    head = {"X-Lantoa-Queue": "1", "X-Lantoa-Me": str(world.people["hamlet"].pk)}

    def sent(name: str, **facts: str) -> dict:
        url = reverse(f"reach:{name}", args=[sheet.pk])
        return client.post(url, {"uid": str(uuid4()), **facts}, headers=head).json()

    early = sent("recall_close", how="taps")
    tap = sent("recall_answer", answer="1:heard")
    close = sent("recall_close", how="taps")
    late = sent("recall_answer", answer="2:heard")

    assert [one["state"] for one in (early, tap, close, late)] == [
        "refused", "received", "received", "refused",
    ]  # fmt: skip
    assert "Chưa hộ nào trả lời" in " ".join(early["words"])
    assert "Phiếu này đã chốt rồi" in " ".join(late["words"])
    sheet.refresh_from_db()
    assert (sheet.heard, sheet.closed_at is None) == (1, False)


def test_who_oversees_an_open_sheet_reads_nobodys_answer(world, campaign):
    draw(world, campaign)
    sheet = RecallSheet.objects.get(asker=world.boards[0], hamlet=world.hamlets[1])
    url = reverse("reach:recall_answer", args=[sheet.pk])
    world.client("hamlet").post(url, {"uid": str(uuid4()), "answer": "1:heard"})
    page = reverse("reach:recall_sheet", args=[sheet.pk])

    asker, officer = (world.client(one).get(page).content.decode() for one in ("hamlet", "officer"))

    assert "data-said>Có biết</p>" in asker
    assert "data-said>đã ghi</p>" in officer
    assert 'data-answer="heard"' not in officer
