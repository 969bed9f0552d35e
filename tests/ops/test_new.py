"""A real commune, laid from the keyboard: everything or nothing, and no word of the demo."""

from pathlib import Path

import pytest

from lantoa.kit.errors import Unfit
from lantoa.management.new import hamlets, one_place
from tests.ops.house import TABLE, WHO, House

TUE = ["--name", "Hà Minh Tuệ", "--username", "tue", "--password-file", "-"]


@pytest.mark.parametrize(
    "pasted",
    [
        "Thôn Gốc Sấu\t264\nKhu phố Bến Sim\t1.412",
        "Tên,Số hộ\nThôn Gốc Sấu,264\nKhu phố Bến Sim,1412\n",
        "Thôn Gốc Sấu;264\n\nKhu phố Bến Sim;1412",
    ],
)
def test_a_table_pasted_from_anywhere_is_understood(pasted: str) -> None:
    assert hamlets(pasted) == [("thôn", "Gốc Sấu", 264), ("khu phố", "Bến Sim", 1412)]


def test_every_row_without_a_count_is_named() -> None:
    with pytest.raises(Unfit, match=r"dòng 2 “Ao Vối”.*dòng 3 “Lũng Cát nhiều”"):
        hamlets("Gốc Sấu,264\nAo Vối\nLũng Cát,nhiều")


def test_a_place_is_found_without_marks_and_named_alike_places_need_their_code() -> None:
    assert one_place("huu lung").code == "06385"

    with pytest.raises(Unfit, match="cùng tên"):
        one_place("Tân Thành")


def test_a_new_commune_is_real_and_its_administrator_can_sign_in(real: House) -> None:
    told = real.tell(
        "from lantoa.commune.models import *; from django.contrib.auth import authenticate;"
        "c=Commune.objects.get(); u=User.objects.get();"
        "print(c.is_demo, c.clock_offset, u.check_password('một mật khẩu rất dài'),"
        "Place.objects.filter(kind='hamlet').count(), Household.objects.count())"
    )

    assert told == "False None True 2 676"


def test_a_weak_password_leaves_nothing_behind(tmp_path: Path) -> None:
    house = House(tmp_path / "home")

    line = house.refusal("new", *WHO, "--password-file", "-", typed="ngắn\nGốc Sấu,264\n\n")

    assert "Mật khẩu chưa dùng được" in line
    assert house.tell("from lantoa.commune.models import *; print(Commune.objects.count())") == "0"


def test_a_real_commune_is_neither_replaced_nor_wiped(real: House, tmp_path: Path) -> None:
    house = House(tmp_path / "home").moved_in(real)
    paper = tmp_path / "paper.txt"
    paper.write_text("Văn bản")

    lines = [
        house.refusal("new", *WHO, "--password-file", "-", typed=TABLE),
        house.refusal("up", "--fresh", "--yes", "--no-serve"),
        house.refusal("up", str(paper), "--no-serve"),
    ]

    assert "đã có" in lines[0]
    assert "dữ liệu thật" in lines[1]
    assert "dữ liệu thật" in lines[2]


def test_a_province_has_a_house_of_its_own_and_somebody_to_open_it(tmp_path: Path) -> None:
    house = House(tmp_path / "home")
    assert "Không thấy tỉnh" in house.refusal("new", "--province", "Hữu Lũng", *TUE)

    house.do("new", "--province", "lang son", *TUE, typed="một mật khẩu rất dài\n")

    told = house.tell(
        "from lantoa.commune.models import *; from lantoa.commune.queries import hats;"
        "print(Commune.objects.get().place, hats(User.objects.get())[0].role)"
    )
    assert told == "tỉnh Lạng Sơn province"
    assert "nguyên vẹn" in house.do("verify")
