"""Files that mean harm are opened apart: a sentence in Vietnamese, or a process that died alone."""

import pytest

from lantoa.intake.apart import Died
from lantoa.intake.bundle import taken
from lantoa.intake.trouble import Unreadable
from tests.intake import hostile
from tests.intake.letters import OPEN


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("khoa.pdf", hostile.locked(), "mật khẩu"),
        ("rong.pdf", hostile.vast(), "không có chữ nào"),
        ("bom.png", hostile.picture_bomb(30_000), "quá lớn khi mở ra"),
        ("soi.png", hostile.picture(9000, 3), "quá nhỏ"),
        ("cham.png", hostile.picture(1, 1), "quá nhỏ"),
        ("meo.jpg", hostile.fur(), "không có chữ nào"),
        ("nua.pdf", (OPEN / "02.pdf").read_bytes()[:20_000], "gửi chưa hết"),
        ("nua.jpg", (OPEN / "02.jpg").read_bytes()[:60_000], "gửi chưa hết"),
    ],
)
def test_a_harmful_or_wrong_file_says_what_to_do(name: str, data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as told:
        taken([(name, data)])

    assert name in str(told.value)
    assert "hãy" in str(told.value).lower()


@pytest.mark.parametrize(
    "data", [hostile.swelling(600), hostile.laughing(8, 12)], ids=["swelling", "laughing"]
)
def test_a_pdf_bomb_ends_its_own_process_only(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANTOA_READ_MEMORY_MB", "700")
    monkeypatch.setenv("LANTOA_READ_SECONDS", "4")

    with pytest.raises((Died, Unreadable)):
        taken([("bom.pdf", data)])


def test_a_pdf_under_another_name_is_read_by_its_bytes() -> None:
    assert "SỞ Y TẾ" in taken([("thu.docx", (OPEN / "05.pdf").read_bytes())]).text
