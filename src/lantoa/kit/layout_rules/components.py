"""The rules that follow from the decree's table: size, weight, case, place of each component."""

import unicodedata
from collections.abc import Callable, Iterator

from lantoa.kit.layout_rules.decree import COMPONENTS, Component
from lantoa.kit.layout_rules.rule import Hit, Rule
from lantoa.kit.layout_rules.sheet import Line, Sheet

SIDES = {"center": "canh giữa", "left": "sát lề trái"}


def rules() -> list[Rule]:
    """Return the rules of every component: size, weight and slant, case, place."""
    return [rule for component in COMPONENTS for rule in _rules(component)]


def _rules(one: Component) -> Iterator[Rule]:
    low, high = one.sizes
    size = f"{low:g}" if low == high else f"{low:g} đến {high:g}"

    def rule(end: str, off: str, fix: str, wrong: Callable[[Line], str | None]) -> Rule:
        def check(sheet: Sheet) -> Iterator[Hit]:
            for line in sheet.of(one.part):
                if line.looks and (told := wrong(line)) is not None:
                    yield Hit(line, told)

        return Rule(f"{one.slug}-{end}", f"{one.name} {off}.", fix, one.clause, check, one.agency)

    yield rule(
        "co-chu", f"chưa đúng cỡ chữ {size}", f"Chọn cả dòng, đặt cỡ chữ {size}.",
        lambda line: _sizes(line, low, high),
    )  # fmt: skip
    if one.bold is not None or one.italic is not None:
        style = _style(one)
        yield rule(
            "kieu-chu", f"chưa đúng kiểu chữ {style}", f"Đặt kiểu chữ {style}.",
            lambda line: _weight(line, one),
        )  # fmt: skip
    if one.capitals:
        yield rule(
            "in-hoa", "chưa in hoa", "Viết hoa toàn bộ dòng này.",
            lambda line: None if line.capitals else "",
        )  # fmt: skip
    elif one.capitals is False:
        yield rule(
            "in-thuong", "viết hoa toàn bộ", "Viết lại bằng chữ in thường, chỉ hoa chữ cần hoa.",
            lambda line: "" if line.capitals and _worded(line) else None,
        )  # fmt: skip
    if one.align:
        yield rule(
            "vi-tri", f"chưa {SIDES[one.align]}", f"Đặt lại vị trí: {SIDES[one.align]}.",
            lambda line: None if line.layout.align == one.align else "",
        )  # fmt: skip


def _sizes(line: Line, low: float, high: float) -> str | None:
    off = sorted(size for size in line.sizes if not low <= size <= high)
    return f"đang là {', '.join(f'{size:g}' for size in off)}" if off else None


def _style(one: Component) -> str:
    slant = {True: "nghiêng", False: "đứng", None: ""}[one.italic]
    weight = {True: "đậm", False: "không đậm", None: ""}[one.bold]
    return ", ".join(word for word in (slant, weight) if word)


def _weight(line: Line, one: Component) -> str | None:
    for mark, wanted, word in (("bold", one.bold, "đậm"), ("italic", one.italic, "nghiêng")):
        share = line.share(mark)
        if wanted is True and share < 0.8:
            return f"chưa {word}"
        if wanted is False and share > 0.5:
            return f"đang {word}"
    return None


def _worded(line: Line) -> bool:
    """Say whether a line of capitals holds words: "HĐND, MTTQ" has no marks, "SỞ Y TẾ" has."""
    marked = unicodedata.normalize("NFD", line.text)
    return any(unicodedata.combining(letter) for letter in marked)
