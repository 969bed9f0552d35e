"""Document numbers, telephone numbers and addresses as an announcer says them."""

import re

from lantoa.channels.speech.numbers import say, say_digits
from lantoa.channels.speech.sayings import body, sayings, spell

_CAP = "A-ZĐƯ"
_SIGN = rf"[{_CAP}][{_CAP}a-zđư0-9&]*(?:\s?[-–/]\s?[{_CAP}][{_CAP}a-zđư0-9&]*)*"
NUMBER = re.compile(rf"(?<![\w/])(\d{{1,6}})(?:/((?:19|20)\d\d))?\s?[-–/]\s?({_SIGN})(?!\w)")
_NUMBER_OF_YEAR = re.compile(r"\b(số )(\d{1,4})/((?:19|20)\d\d)(?![\w/-])", re.I)
_PHONE = re.compile(
    r"(?<![\w.])(?:(?:\+84|0)[ .]?\d{2,4}(?:[ .-]?\d{2,4}){2,3}"
    r"|1[89]00(?:[ .]?\d{2,4}){1,2})(?!\d)"
)
_SHORT_PHONE = re.compile(
    r"((?:gọi|tổng đài|đường dây nóng|điện thoại|SĐT|bấm|báo)(?: số)?:? )(\d{3,5})(?!\d)", re.I
)
_LONG_CODE = re.compile(
    r"(?<![\w.,])(?:\d{6,}(?!\s?(?:đ|hộ|người|tờ|lượt|triệu|tỷ))|0\d{2,})(?!\w|[.,]\d)"
)
_ADDRESS = re.compile(
    r"(?:https?://)?((?:[\w.-]+@)?(?:[\w-]+\.)+(?:vn|com|org|net|edu|gov|info|example)\b"
    r"(?:/[\w./?=&%-]*\w)?)"
)


def sign_said(sign: str) -> str:
    """Say what stands after the number: "NQ/TW" is "nghị quyết Trung ương".

    A part that no table knows is spelled by its letters.
    """
    parts = re.split(r"\s?[-–/]\s?", sign)
    kind = sayings("kind").get(parts[0]) if len(parts) > 1 else None
    offices = parts[1:] if kind else parts
    said = ", ".join(body(part) or spell(part) for part in offices)
    return f"{kind} {said}" if kind else said


def unknown_signs(text: str) -> list[str]:
    """Return the parts of document numbers in `text` that would be spelled out."""
    unknown = []
    for match in NUMBER.finditer(text):
        parts = re.split(r"\s?[-–/]\s?", match[3])
        known = sayings("kind") if len(parts) > 1 else {}
        unknown += [part for part in parts if part not in known and body(part) is None]
    return unknown


def _number_said(match: re.Match[str]) -> str:
    number, year, sign = match.groups()
    said = [say_digits(number) if number.startswith("0") else say(int(number))]
    if year:
        said.append(f"năm {say(int(year))}")
    return ", ".join([*said, sign_said(sign)])


def _phone_said(match: re.Match[str]) -> str:
    number = match[0].replace("+84", "0")
    if number.isdigit():
        cut = 4 if len(number) >= 8 else len(number)
        number = " ".join(filter(None, (number[:cut], number[cut:-3], number[-3:])))
    return say_digits(number)


def _address_said(match: re.Match[str]) -> str:
    said = match[1].replace("@", " a còng ").replace(".", " chấm ").replace("/", " gạch chéo ")
    return re.sub(r"[-_]", " gạch ", said).strip()


def say_codes(text: str) -> str:
    """Return `text` with web addresses, document numbers, telephones and long codes said."""
    text = _ADDRESS.sub(_address_said, text)
    text = NUMBER.sub(_number_said, text)
    text = _NUMBER_OF_YEAR.sub(lambda m: f"{m[1]}{say(int(m[2]))}, năm {say(int(m[3]))}", text)
    text = _PHONE.sub(_phone_said, text)
    text = _SHORT_PHONE.sub(lambda m: m[1] + say_digits(m[2]), text)
    return _LONG_CODE.sub(lambda m: say_digits(m[0]), text)
