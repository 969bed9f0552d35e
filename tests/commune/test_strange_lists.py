"""Lists as they come: titled, too long, of another hamlet, with every lane renamed."""

from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.lists_in import Imported, import_households, preview
from lantoa.commune.models import Household
from lantoa.kit.errors import Unfit
from tests.commune.test_lists_in import LIST, sent, taken
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_title_may_stand_above_the_row_that_names_the_columns(world: World) -> None:
    done = taken(world, "DANH SÁCH HỘ THÔN GỐC SẤU,,\n,,\n" + LIST)

    assert done == Imported(named=3, known=0, added=0, left=0)
    assert [row[0] for row in sent(world, "Năm 2025\n" + LIST).rows] == [3, 4, 5]


def test_a_list_longer_than_any_hamlet_is_refused_before_it_is_looked_at(world: World) -> None:
    rows = "\n".join(f"Nông Văn {n}" for n in range(5001))

    with pytest.raises(Unfit, match=r"có 5\.001 hộ.*tách theo thôn"):
        sent(world, f"Họ tên chủ hộ\n{rows}")


def test_renamed_lanes_are_answered_by_one_tick(world: World) -> None:
    names = [f"Nông Thị {letter}" for letter in "ABCDEFG"]
    old, new = (
        "Họ tên chủ hộ,Ngõ\n" + "".join(f"{name},{lane}\n" for name in names)
        for lane in ("Xóm 1", "Ngõ Đình")
    )
    taken(world, old)
    row, client = sent(world, new), world.client("hamlet")
    url = reverse("commune:list_in", args=[row.pk])
    facts = {"mark": preview(row).mark, "uid": str(uuid4()), "r3": "new"}

    silent = client.post(url, facts)
    client.post(url, facts | {"rest": "same", "uid": str(uuid4())})

    assert "Còn 6 dòng chưa chọn" in silent.content.decode()
    lanes = Household.objects.exclude(head="").order_by("seats__bit").values_list("lane", flat=True)
    assert list(lanes) == ["Ngõ Đình", "Xóm 1", *["Ngõ Đình"] * 6]


@pytest.mark.parametrize("number", [0, 1])
def test_a_list_that_looks_like_anothers_is_asked_about_before_anything_is_taken(
    world: World, number: int
) -> None:
    head = "Họ tên chủ hộ\n"
    own = head + "".join(f"Nông Thị {letter}\n" for letter in "ABCDEFG")
    other = head + "".join(f"Vi Văn {letter}\n" for letter in "ABCDEFG")
    taken(world, own)
    if number:  # the neighbours' list is known
        facts = {"data": other.encode(), "by": world.people["officer"], "uid": uuid4()}
        import_households(world.hamlets[1], **facts)
    row, client = sent(world, other), world.client("hamlet")
    url = reverse("commune:list_in", args=[row.pk])
    post = {"mark": preview(row).mark, "uid": str(uuid4())}

    unsure = client.post(url, post)

    said = ("Chỉ 0 trên 7 tên có trong danh sách", "7 trên 7 tên là của thôn Ao Vối")[number]
    assert said in unsure.content.decode()
    assert not Household.objects.filter(head="Vi Văn A", seats__hamlet=world.hamlets[0]).exists()
    client.post(url, post | {"sure": "1", "uid": str(uuid4())})
    assert Household.objects.filter(head="Vi Văn A", seats__hamlet=world.hamlets[0]).exists()
