"""Judges the layout of a Word file: one that somebody sent, or a paper of our own."""

from dataclasses import dataclass

from lantoa.commune.file_kinds import DOCX, WORDS, sort_of
from lantoa.kit import apart
from lantoa.kit.errors import Unfit
from lantoa.kit.layout_rules.rule import ERROR
from lantoa.kit.official import Paper
from lantoa.kit.official_docx import to_docx

LIMITS = apart.Limits(memory=1000 * apart.MB, seconds=20)
LARGEST = 30 * apart.MB
AGAIN = "Mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi soát lại."
ADVICE = {
    "macro": "Lưu lại dạng .docx không có macro rồi soát lại.",
    "locked": "Mở bằng mật khẩu, bỏ mật khẩu, lưu lại rồi soát lại.",
    "archive": "Giải nén, rồi soát từng tệp Word ở trong.",
    "program": "Đừng mở tệp này nếu không rõ ai gửi.",
    "pdf": "Soát tệp Word mà bản PDF này xuất ra từ đó.",
}


@dataclass(frozen=True)
class Found:
    """What is off in one file: errors against the decree first, then what is worth a look."""

    name: str
    errors: list[dict[str, str]]
    advice: list[dict[str, str]]


def judged(data: bytes, name: str) -> Found:
    """Return what is off in the layout of a Word file. Raises `Unfit` for any other file."""
    if not data:
        raise Unfit(f"Tệp {name} rỗng. Chọn lại đúng tệp.", field="file")
    if len(data) > LARGEST:
        raise Unfit(f"Tệp {name} nặng hơn 30 MB. Giảm cỡ ảnh trong tệp rồi soát lại.", field="file")
    kind = sort_of(data).kind
    if kind != DOCX:
        told = f"Chỉ soát được Word (.docx); {name} là {WORDS[kind]}."
        raise Unfit(f"{told} {ADVICE.get(kind, AGAIN)}", field="file")
    try:
        said = apart.answered("lantoa.kit.layout_rules.opening", data, LIMITS)
    except apart.Died:
        said = None
    if said is None:
        raise Unfit(f"Tệp {name} bị hỏng hoặc chép chưa hết. {AGAIN}", field="file")
    return Found(
        name,
        [one for one in said if one["severity"] == ERROR],
        [one for one in said if one["severity"] != ERROR],
    )


def judged_paper(paper: Paper, name: str) -> Found:
    """Return what is off in the Word file of one of our own papers."""
    return judged(to_docx(paper), name)
