"""The ground's pages, as an administrator, an officer and a village head meet them."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from lantoa.commune.models import Household, Journal, Place, Unit
from lantoa.commune.queries import setting, whole_number
from lantoa.commune.register import hamlets_seen
from tests.counting import questions
from tests.world import World

LIST = "Họ tên chủ hộ,Ngõ/xóm\nĐàm Văn Ất,Ngõ 1\nNông Thị Đào,Ngõ 2\n"


def send(client: Client, url: str, **fields: object) -> HttpResponse:
    return client.post(f"/dia-ban/{url}", {"uid": str(uuid4()), **fields})


def body(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_office_sees_every_hamlet_with_its_households(world: World) -> None:
    page = body(world.client("officer").get("/dia-ban/"))

    assert page.index("thôn Ao Vối") < page.index("thôn Đồng Trám") < page.index("thôn Gốc Sấu")
    assert "120" in page


def test_an_officer_adds_a_hamlet_by_its_count(world: World) -> None:
    client = world.client("officer")

    send(client, "thon/moi/", name="Lũng Cát", word="thôn", households="130")

    made = hamlets_seen(world.people["officer"]).get(name="Lũng Cát")
    assert made.households == 130
    assert Unit.objects.get(place=made).name == "Thôn Lũng Cát"


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"name": "", "word": "thôn", "households": "1"}, "Ô này còn trống"),
        ({"name": "Ao Vối", "word": "thôn", "households": "1"}, "đã có trong danh sách thôn"),
        ({"name": "X", "word": "thôn", "households": "-1"}, "số hộ phải từ 0"),
    ],
)
def test_a_hamlet_that_cannot_be_is_told_on_its_field(
    world: World, fields: dict[str, str], word: str
) -> None:
    answer = send(world.client("officer"), "thon/moi/", **fields)

    assert answer.status_code == 422
    assert word in body(answer)
    assert hamlets_seen(world.people["officer"]).count() == 3


def test_renaming_a_hamlet_renames_its_board(world: World) -> None:
    url = f"thon/{world.hamlets[0].pk}/sua/"

    send(world.client("officer"), url, name="Gốc Sấu Mới", word="bản", adults="700")

    world.boards[0].refresh_from_db()
    assert world.boards[0].name == "Bản Gốc Sấu Mới"
    assert Place.objects.get(pk=world.hamlets[0].pk).adults == 700


def test_a_head_takes_in_the_list_of_his_hamlet_from_the_page(world: World) -> None:
    client, pk = world.client("hamlet"), world.hamlets[0].pk

    looked_at = take_in(client, pk, LIST)

    assert "Chưa hộ nào thay đổi" in looked_at
    page = body(client.get(f"/dia-ban/thon/{pk}/"))
    assert "2 hộ có tên mới" in page
    assert "Đàm Văn Ất" in page


def take_in(client: Client, pk: int, text: str, **answers: str) -> str:
    """Send a list, look at it, say yes; return the page that was looked at."""
    sent = send(client, f"thon/{pk}/nhap-ho/", file=SimpleUploadedFile("ho.csv", text.encode()))
    assert sent.status_code == 302
    page = body(client.get(sent["Location"]))
    mark = re.search(r'name="mark" value="(\w+)"', page)[1]
    send(client, sent["Location"].removeprefix("/dia-ban/"), mark=mark, **answers)
    return page


def test_an_unsure_row_is_asked_for_and_the_answer_is_taken(world: World) -> None:
    client, pk = world.client("hamlet"), world.hamlets[0].pk
    take_in(client, pk, LIST)

    page = take_in(client, pk, LIST.replace("Ngõ 2", "Ngõ 9"), r2="same", r3="same")

    assert "Có phải cùng một hộ?" in page
    assert "Ngõ 9" in body(client.get(f"/dia-ban/thon/{pk}/"))


def test_rows_that_repeat_another_are_shown_before_and_told_after(world: World) -> None:
    client, pk = world.client("hamlet"), world.hamlets[0].pk
    last = LIST.strip().splitlines()[-1]

    page = take_in(client, pk, f"{LIST.strip()}\n{last}\n{last}\n")

    assert "2 dòng: 4, 5" in page
    assert "2 dòng trùng chỉ ghi một lần" in body(client.get(f"/dia-ban/thon/{pk}/"))


def test_a_pasted_list_needs_no_file_and_nothing_at_all_is_said(world: World) -> None:
    client, pk = world.client("hamlet"), world.hamlets[0].pk

    assert send(client, f"thon/{pk}/nhap-ho/", text="Vi Thị Loan\tNgõ 1").status_code == 302
    answer = send(client, f"thon/{pk}/nhap-ho/", text=" ")
    assert (answer.status_code, "Chọn tệp hoặc dán" in body(answer)) == (422, True)


def test_the_walk_is_set_by_buttons_and_numbers(world: World) -> None:
    client, pk = world.client("hamlet"), world.hamlets[0].pk
    take_in(client, pk, "Chủ hộ,Ngõ\nAn,Ngõ 1\nBình,Ngõ 1\nChi,Ngõ 2\n")

    send(client, f"thon/{pk}/ngo/", lane="Ngõ 2", len="1")
    send(client, f"thon/{pk}/ngo/nha/", lane="Ngõ 1", h0="2", h1="1")

    page = body(client.get(f"/dia-ban/thon/{pk}/ngo/"))
    assert page.index("Ngõ 2") < page.index("Ngõ 1")
    doors = body(client.get(f"/dia-ban/thon/{pk}/ngo/nha/", {"ten": "Ngõ 1"}))
    assert doors.index("Bình") < doors.index("An<")
    wrong = send(client, f"thon/{pk}/ngo/nha/", lane="Ngõ 1", h0="hai")
    assert "phải là số" in body(wrong)


def test_households_move_leave_and_come_back_from_the_page(world: World) -> None:
    client, (a, b, _) = world.client("officer"), world.hamlets
    take_in(client, a.pk, LIST)
    one = Household.objects.get(head="Nông Thị Đào")

    send(client, f"ho/{one.pk}/chuyen-thon/", hamlet=b.pk, on="2025-09-29")
    assert "Nông Thị Đào" in body(client.get(f"/dia-ban/thon/{b.pk}/"))
    send(client, f"ho/{one.pk}/chuyen-di/")
    assert "Nông Thị Đào" in body(client.get(f"/dia-ban/thon/{b.pk}/da-chuyen-di/"))
    send(client, f"thon/{b.pk}/da-chuyen-di/", ho=one.pk)
    assert "Nông Thị Đào" in body(client.get(f"/dia-ban/thon/{b.pk}/"))


def test_a_count_that_was_too_high_is_put_right(world: World) -> None:
    pk = world.hamlets[0].pk

    send(world.client("hamlet"), f"thon/{pk}/bot-ho/", fewer=3)
    wrong = send(world.client("hamlet"), f"thon/{pk}/bot-ho/", fewer=38)

    assert "Chỉ còn 37 hộ chưa có tên" in body(wrong)


def test_rows_to_mend_are_listed_with_their_number(world: World) -> None:
    file = SimpleUploadedFile("ho.csv", (LIST + ",Ngõ 3\n").encode())

    answer = send(world.client("hamlet"), f"thon/{world.hamlets[0].pk}/nhap-ho/", file=file)

    assert answer.status_code == 422
    assert "Chưa có họ tên chủ hộ" in body(answer)
    assert not Household.objects.exclude(head="").exists()


@pytest.mark.parametrize("wanted", ["dao", "Đào", "DAO", "ngo 2"])
def test_a_household_is_found_without_marks(world: World, wanted: str) -> None:
    client, pk = world.client("hamlet"), world.hamlets[0].pk
    take_in(client, pk, LIST)

    page = body(client.get(f"/dia-ban/thon/{pk}/", {"tim": wanted}))

    assert "Nông Thị Đào" in page
    assert "Đàm Văn Ất" not in page


def test_a_list_goes_out_as_a_file_that_is_not_kept_by_the_browser(world: World) -> None:
    answer = send(world.client("hamlet"), f"thon/{world.hamlets[0].pk}/tai-ho/", dang="xlsx")

    assert answer["Content-Disposition"] == 'attachment; filename="ho-goc-sau-20250929.xlsx"'
    assert answer["Cache-Control"] == "no-store"
    assert Journal.objects.get(verb="household.exported").thing == f"place:{world.hamlets[0].pk}"


def test_people_without_a_right_see_a_hamlet_without_its_households(world: World) -> None:
    page = body(world.client("association").get(f"/dia-ban/thon/{world.hamlets[0].pk}/"))

    assert "40 hộ" in page
    assert "Hộ 1<" not in page


def test_a_unit_is_added_with_its_relation_and_its_areas(world: World) -> None:
    areas = [world.hamlets[0].pk, world.hamlets[2].pk]
    fields = {"name": "Hội Cựu chiến binh", "kind": "association", "relation": "coordinating"}

    send(world.client("officer"), "don-vi/moi/", areas=areas, **fields)

    made = Unit.objects.get(name="Hội Cựu chiến binh")
    assert {area.pk for area in made.areas.all()} == set(areas)
    assert made.parent == world.ubnd


def test_a_guest_unit_stands_outside_the_tree_and_works_in_the_commune(world: World) -> None:
    send(world.client("officer"), "don-vi/moi/", name="Đội khác", kind="team", relation="guest")

    made = Unit.objects.get(name="Đội khác")
    assert made.parent is None
    assert list(made.areas.all()) == [world.commune.place]


def test_a_unit_with_people_in_it_is_not_closed(world: World) -> None:
    client = world.client("officer")

    answer = send(client, f"don-vi/{world.women.pk}/dong/")
    page = body(client.get(answer["Location"]))
    send(client, f"don-vi/{world.farmers.pk}/dong/")

    assert "còn người giữ vai trò" in page
    world.women.refresh_from_db()
    world.farmers.refresh_from_db()
    assert world.women.closed_on is None
    assert world.farmers.closed_on is not None


def values(world: World) -> dict[str, str]:
    page = world.client("admin").get("/dia-ban/thiet-lap/")
    form = page.context["form"]
    return {name: form.fields[name].initial for name in form.fields}


def test_settings_are_read_strictly_and_take_hold(world: World) -> None:
    said = {**values(world), "radio_times": "17:00, 5:30", "answer_hours": "24"}
    said["holidays"] = "2/9/2025"

    send(world.client("admin"), "thiet-lap/", **said)

    world.commune.refresh_from_db()
    assert setting(world.commune, "radio_times") == ["05:30", "17:00"]
    assert setting(world.commune, "holidays") == ["2025-09-02"]
    assert whole_number(world.commune, "answer_hours") == 24
    assert set(world.commune.settings) == {"radio_times", "holidays", "answer_hours"}


@pytest.mark.parametrize(
    ("name", "said"),
    [("closing_day", "31"), ("radio_times", "25:00"), ("holidays", "31/2/2025"),
     ("answer_hours", "hai ngày")],
)  # fmt: skip
def test_an_impossible_setting_is_refused_whole(world: World, name: str, said: str) -> None:
    answer = send(world.client("admin"), "thiet-lap/", **{**values(world), name: said})

    assert answer.status_code == 422
    world.commune.refresh_from_db()
    assert world.commune.settings == {}


def test_the_journal_is_read_in_sentences(world: World) -> None:
    send(world.client("officer"), "thon/moi/", name="Lũng Cát", word="thôn", households="130")

    page = body(world.client("approver").get("/dia-ban/nhat-ky/", {"soat": "1"}))

    assert "Người officer thêm thôn · thôn Lũng Cát · số hộ 130" in page
    assert "số hộ 130" in page
    assert "Nhật ký liền mạch" in page


def test_a_page_shows_an_altered_journal(world: World) -> None:
    send(world.client("officer"), "thon/moi/", name="Lũng Cát", word="thôn", households="130")
    Journal.objects.filter(verb="hamlet.added").update(facts={"households": 1})

    assert "đã bị sửa" in body(world.client("officer").get("/dia-ban/nhat-ky/", {"soat": "1"}))


@pytest.mark.parametrize("url", ["/dia-ban/", "/dia-ban/don-vi/", "/dia-ban/nguoi-dung/"])
def test_a_list_asks_no_more_of_the_database_when_it_grows(world: World, url: str) -> None:
    client = world.client("admin")
    few = questions(lambda: client.get(url))
    for n in range(20):
        name = f"Đơn vị {n}"
        send(client, "don-vi/moi/", name=name, kind="association", relation="coordinating")
        person = world.person("viewer", world.ubnd, key=f"them{n}")
        assert person.pk
        send(client, "thon/moi/", name=f"Thôn {n}", word="thôn", households="2")

    many = questions(lambda: client.get(url))

    assert many <= few
