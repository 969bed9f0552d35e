"""A directive among its kin: versions, the chain, enclosed papers, papers that change others."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from lantoa.intake import actions, family
from lantoa.intake.actions import Upload
from lantoa.intake.chain import chain
from lantoa.intake.differences import differences
from lantoa.intake.models import Directive, Taught
from lantoa.intake.queries import changed_since, demands, directives
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.launch import launch
from lantoa.plan.models import Campaign
from tests.intake.letters import GARBLED, TRUE, changed
from tests.world import NOW, World

pytestmark = pytest.mark.django_db

PLAN = """SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LẠNG SƠN Độc lập - Tự do - Hạnh phúc

Số: 160/KH-SVHTTDL Lạng Sơn, ngày 18 tháng 8 năm 2025

KẾ HOẠCH
Đẩy mạnh truyền thông thực hiện Nghị quyết số 57-NQ/TW

Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị, Sở ban hành kế
hoạch như sau:

I. MỤC ĐÍCH
Nâng cao nhận thức của Nhân dân.

II. TỔ CHỨC THỰC HIỆN

1. Phòng Quản lý Văn hóa: theo dõi, tổng hợp kết quả của toàn ngành.

2. UBND các xã, phường: bố trí ít nhất một chuyên mục truyền thanh mỗi tuần; báo cáo kết quả về Sở
Văn hóa, Thể thao và Du lịch trước ngày 20 hằng tháng.

Nơi nhận: GIÁM ĐỐC
- Như trên;
- Lưu: VT. Nguyễn Văn Thử
"""
RECALL = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ HỮU LŨNG Độc lập - Tự do - Hạnh phúc

Số: 402/UBND-VHXH Hữu Lũng, ngày 30 tháng 8 năm 2025
V/v thu hồi Công văn số
396/UBND-VHXH

Kính gửi: Các Trưởng thôn, khu phố trên địa bàn.

UBND xã thu hồi Công văn số 396/UBND-VHXH ngày 23 tháng 8 năm 2025 do có sai sót. Đề nghị các
thôn, khu phố dừng thực hiện./.

Nơi nhận: KT. CHỦ TỊCH
- Như trên; PHÓ CHỦ TỊCH
- Lưu: VT. Vương Đức Lâm
"""


@pytest.fixture(autouse=True)
def store(files: Path) -> Path:
    return files


def received(
    world: World, text: str, *, into: Directive | None = None, uid: UUID | None = None
) -> Directive:
    files = [Upload("a.txt", text.encode())]
    return actions.receive(by=world.people["officer"], files=files, uid=uid or uuid4(), into=into)


def test_the_chain_runs_from_the_resolution_over_the_plan_to_the_letter(world: World) -> None:
    letter = received(world, TRUE)

    steps = chain(letter)

    assert [step.number for step in steps] == ["57-NQ/TW", "160/KH-SVHTTDL", "396/UBND-VHXH"]
    assert [step.kind for step in steps][:2] == ["Nghị quyết", "Kế hoạch"]
    assert [step.is_enclosed for step in steps] == [False, True, False]
    assert [one.number for one in family.missing_enclosures(letter)] == ["160/KH-SVHTTDL"]


def test_the_duties_of_an_enclosed_plan_join_in(world: World) -> None:
    letter = received(world, TRUE)
    before = demands(letter)

    plan = received(world, PLAN, into=letter)

    after = demands(letter)
    new = [one for one in after.assignments if one not in before.assignments]
    assert [one.unit for one in new] == [after.issuer]
    assert "chuyên mục truyền thanh" in new[0].duties[0]
    assert "160/KH-SVHTTDL" in new[0].quote
    assert len(after.reporting) == len(before.reporting) + 1
    assert family.missing_enclosures(letter) == []
    assert chain(letter)[1].row == plan
    assert list(directives(world.people["officer"])) == [letter]


def test_a_plan_that_came_by_itself_is_offered_and_tied_once(world: World) -> None:
    letter = received(world, TRUE)
    plan = received(world, PLAN)
    uid = uuid4()

    assert family.wanting(plan) == [letter]
    for _ in range(2):
        actions.enclose(plan, into=letter, by=world.people["officer"], uid=uid)

    plan.refresh_from_db()
    assert plan.enclosed_in == letter
    assert family.wanting(plan) == []

    actions.part(plan, by=world.people["officer"], uid=uuid4())
    assert demands(letter).assignments == demands(received(world, TRUE)).assignments


def test_a_plan_that_comes_after_the_launch_joins_the_campaign(world: World) -> None:
    officer = world.people["officer"]
    letter = received(world, TRUE)
    campaign = launch(letter, by=officer).campaign
    assert not changed_since(Directive.objects.get(pk=letter.pk))

    with clock.at(NOW + timedelta(hours=1)):
        plan = received(world, PLAN, into=letter)
        shown = world.client("officer").get(f"/van-ban/{letter.pk}/").content.decode()

    assert "Lập lại đợt theo bản đã sửa" in shown
    assert '<details class="sheet" open><summary><b>Văn bản liên quan' in shown
    with clock.at(NOW + timedelta(hours=2)):
        again = launch(Directive.objects.get(pk=letter.pk), by=officer).campaign
        assert again == campaign
        assert any("chuyên mục truyền thanh" in one.duty for one in again.assignments.all())
        assert not changed_since(Directive.objects.get(pk=letter.pk))
    with clock.at(NOW + timedelta(hours=3)):
        actions.part(plan, by=officer, uid=uuid4())
    assert changed_since(Directive.objects.get(pk=letter.pk))


def test_papers_hang_together_in_one_direction_only(world: World) -> None:
    letter = received(world, TRUE)
    plan = received(world, PLAN, into=letter)
    officer = world.people["officer"]

    with pytest.raises(Unfit):
        actions.enclose(letter, into=letter, by=officer, uid=uuid4())
    with pytest.raises(Unfit):
        actions.enclose(letter, into=plan, by=officer, uid=uuid4())
    with pytest.raises(Unfit):
        received(world, RECALL, into=plan)


def test_a_new_version_shows_what_differs_and_leaves_no_twin(world: World) -> None:
    first = received(world, TRUE)

    second = received(world, changed(TRUE, ("ngày 23 tháng 8", "ngày 25 tháng 8")))

    found = differences(first.fields, second.fields)
    assert [(d.label, d.before, d.after) for d in found] == [
        ("Ngày ban hành", "23/8/2025", "25/8/2025")
    ]
    assert list(directives(world.people["officer"])) == [second]
    assert family.family(second) == [second, first]


def test_the_same_paper_differs_in_nothing(world: World) -> None:
    first, second = received(world, TRUE), received(world, TRUE)

    assert differences(first.fields, second.fields) == []


def test_a_new_version_carries_the_running_campaign_on(world: World) -> None:
    officer = world.people["officer"]
    campaign = launch(received(world, TRUE), by=officer).campaign

    again = launch(received(world, changed(TRUE, ("(10/10)", "(12/10)"))), by=officer).campaign

    assert again.pk == campaign.pk
    assert Campaign.objects.count() == 1
    assert [peak.on for peak in again.peaks.all()] == [date(2025, 10, 12)]


def test_a_corrected_number_finds_its_family(world: World) -> None:
    first = received(world, TRUE)
    other = received(world, changed(TRUE, ("396 /", "397 /")))

    other = actions.correct(
        other, field="number", value="396/UBND-VHXH", by=world.people["officer"], uid=uuid4()
    )

    assert other.version_of == first


def test_a_recalled_directive_says_by_which_paper(world: World) -> None:
    letter = received(world, TRUE)
    recall = received(world, RECALL)

    [change] = family.changes_to(letter)
    assert (change.words, change.row) == ("Đã bị thu hồi theo", recall)
    [deed] = family.changes_by(recall)
    assert (deed.words, deed.row) == ("Văn bản này thu hồi", letter)
    shown = world.client("officer").get(f"/van-ban/{letter.pk}/").content.decode()
    assert "Đã bị thu hồi theo" in shown


def test_a_paper_of_another_day_is_not_the_one_recalled(world: World) -> None:
    letter = received(world, changed(TRUE, ("ngày 23 tháng 8", "ngày 21 tháng 8")))
    received(world, RECALL)

    assert family.changes_to(letter) == []


def test_a_correction_is_used_on_the_next_paper_of_the_issuer(world: World) -> None:
    officer = world.people["officer"]
    first = received(world, GARBLED)
    read = first.fields["signer"]["title"]
    actions.correct(first, field="signer.title", value="Phó Chủ tịch UBND", by=officer, uid=uuid4())

    second = received(world, changed(GARBLED, ("396", "397")))

    assert second.fields["signer"]["title"] == "Phó Chủ tịch UBND"
    assert second.reading["learned"] == {"signer.title": read}
    assert Taught.objects.get(field="signer.title").used == 1
    shown = world.client("officer").get(f"/van-ban/{second.pk}/").content.decode()
    assert "sửa sẵn theo lần trước" in shown


def test_a_lesson_is_listed_taken_away_and_forgotten(world: World) -> None:
    officer = world.people["officer"]
    first = received(world, TRUE)
    actions.correct(first, field="signer.title", value="CHỦ TỊCH", by=officer, uid=uuid4())
    client = world.client("officer")
    lesson = Taught.objects.get(field="signer.title")

    assert "CHỦ TỊCH" in client.get("/van-ban/da-hoc/").content.decode()
    kept = client.get("/van-ban/da-hoc.json").json()["lessons"]
    assert kept[0]["after"] == "CHỦ TỊCH"
    client.post(f"/van-ban/da-hoc/{lesson.pk}/quen/", {"uid": str(uuid4())})

    assert not Taught.objects.filter(field="signer.title").exists()
    assert received(world, TRUE).reading["learned"] == {}


def test_a_strangers_paper_cannot_be_tied(world: World) -> None:
    letter = received(world, TRUE)
    client = world.client("stranger")

    assert client.post(f"/van-ban/{letter.pk}/gan-kem/", {"into": letter.pk}).status_code == 404
    assert client.get("/van-ban/moi/", {"kem": str(letter.pk)}).status_code == 404
