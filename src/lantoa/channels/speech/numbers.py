"""Numbers as they are said: whole, decimal, digit by digit, Roman, ordinal."""

import re

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", " nghìn", " triệu")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return DIGITS[ones]
    words = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    if ones == 0:
        return words
    if ones == 1 and tens > 1:
        return f"{words} mốt"
    if ones == 4 and tens > 1:
        return f"{words} tư"
    return f"{words} {'lăm' if ones == 5 else DIGITS[ones]}"


def _below_thousand(number: int, *, full: bool) -> str:
    """Say a group of three digits; `full` also says its leading "không trăm"."""
    hundreds, rest = divmod(number, 100)
    if hundreds == 0 and not full:
        return _below_hundred(rest)
    words = f"{DIGITS[hundreds]} trăm"
    if rest == 0:
        return words
    return f"{words} {'linh ' if rest < 10 else ''}{_below_hundred(rest)}"


def say(number: int) -> str:
    """Say a whole number: 2025 is "hai nghìn không trăm hai mươi lăm"."""
    if number < 0:
        return f"âm {say(-number)}"
    billions, rest = divmod(number, 10**9)
    words = [f"{say(billions)} tỷ"] if billions else []
    for power in (2, 1, 0):
        group, rest = divmod(rest, 1000**power)
        if group:
            words.append(_below_thousand(group, full=bool(words)) + SCALES[power])
    return " ".join(words) or DIGITS[0]


def say_digits(text: str) -> str:
    """Say each digit of `text`; anything between groups of digits becomes a pause."""
    groups: list[list[str]] = [[]]
    for char in text:
        if char.isdigit():
            groups[-1].append(DIGITS[int(char)])
        elif groups[-1]:
            groups.append([])
    return ", ".join(" ".join(group) for group in groups if group)


def say_written(text: str) -> str:
    """Say a number as it is written: "1.500.000", "69,8", "0205" (a leading zero is dropped)."""
    whole, comma, part = text.partition(",")
    if re.fullmatch(r"\d+\.\d\d?", whole):
        return " chấm ".join(say(int(number)) for number in whole.split("."))
    words = say(int(whole.replace(".", "")))
    if not comma:
        return words
    after = say(int(part)) if len(part) == 2 and part[0] != "0" else say_digits(part)
    return f"{words} phẩy {after}"


def say_ordinal(number: int) -> str:
    """Say the word after "thứ": nhất, hai, ba, tư, năm."""
    return {1: "nhất", 4: "tư"}.get(number, say(number))


def say_month(number: int) -> str:
    """Say the word after "tháng": tư for 4."""
    return "tư" if number == 4 else say(number)


def say_day(number: int) -> str:
    """Say the word after "ngày": mùng một to mùng chín, then mười, mười một."""
    return f"mùng {say(number)}" if number < 10 else say(number)


def roman(text: str) -> int | None:
    """Return the value of a Roman number up to LXXXIX, or None if `text` is not one."""
    total = 0
    for char, following in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN.get(char, 0)
        total += -value if value < _ROMAN.get(following, 0) else value
    return total if total > 0 and _as_roman(total) == text else None


def _as_roman(number: int) -> str:
    words = ""
    steps = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    for value, sign in steps:
        times, number = divmod(number, value)
        words += sign * times
    return words
