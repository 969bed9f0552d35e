"""What cannot be read, in sentences for the screen that say what to send instead."""

import re

LONGEST, MOST_PAGES, MOST_COLUMNS = 300_000, 300, 100
NO_WORD = re.compile(r"\S{2000}")
AGAIN = "Hãy mở tệp kiểm tra, rồi gửi lại bản .docx hoặc PDF."
AGAIN_PHOTO = "Hãy chụp hoặc quét lại rồi gửi."
TOO_LONG = (
    f"dài hơn {MOST_PAGES} trang, không giống một văn bản chỉ đạo. Hãy gửi riêng phần văn bản, "
    "để phụ lục dài ra ngoài."
)
SPENT = (
    "Tệp này cần quá nhiều bộ nhớ hoặc thời gian để mở, không giống một văn bản bình thường. Hãy "
    "chụp ảnh các trang giấy, hoặc in lại thành PDF, rồi gửi."
)


class Unreadable(Exception):
    """The file cannot be read; `str(error)` is a Vietnamese sentence for the screen."""


def fit(text: str, what: str) -> str:
    """Return the text where it can be a directive's; `what` opens the sentence of refusal.

    Raises `Unreadable`.
    """
    if not re.search(r"\w", text):
        raise Unreadable(
            f"{what} không có chữ nào đọc được. Nếu là ảnh, hãy chụp thẳng trang giấy, đủ sáng, "
            "rõ chữ, rồi gửi lại."
        )
    if len(text) > LONGEST:
        raise Unreadable(f"{what} {TOO_LONG}")
    if NO_WORD.search(text):
        raise Unreadable(f"{what} có đoạn chữ dính liền, không giống văn bản. {AGAIN}")
    return "\n".join(_columns(line) for line in text.split("\n"))


def _columns(line: str) -> str:
    """Return the line; with more columns than a table can have, as plain words."""
    return line if line.count("\t") < MOST_COLUMNS else line.replace("\t", " ")
