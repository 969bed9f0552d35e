"""The fields of the reading form by their paths: read one, write one, take one out."""

import re
from copy import deepcopy
from datetime import date
from typing import cast

from lantoa.intake.words import EVERY, VEHICLES
from lantoa.kit.errors import Unfit
from lantoa.kit.periods import real_day
from lantoa.kit.text import nfc

Facts = dict[str, object]
SCALARS = {"kind", "number", "issuer", "place", "issued_on", "subject"}
LISTS = {"addressees", "attachments", "copies_to", "channels"}
ROWS = {"pillars", "assignments", "dates", "reporting"}
NEW: dict[str, Facts] = {
    "pillars": {"ref": "", "title": ""},
    "assignments": {"unit": "", "duties": []},
    "dates": {"on": None, "text": "", "what": ""},
    "reporting": {"from": None, "to": None, "via": None, "every": "periodic", "due": None},
}
MUST = {"unit": "Hãy ghi tên đơn vị.", "title": "Hãy ghi tên nội dung trọng tâm."}


def value_at(fields: Facts, path: str) -> object:
    """Return what stands at a path such as "assignments.2.duties"; None where nothing does."""
    found: object = fields
    for step in path.split("."):
        if isinstance(found, dict):
            found = found.get(step)
        elif isinstance(found, list) and step.isdecimal() and int(step) < len(found):
            found = found[int(step)]
        else:
            return None
    return found


def is_known(fields: Facts, path: str) -> bool:
    """Say whether a person can correct the field at that path."""
    name, *rest = path.split(".")
    if not rest:
        return name in SCALARS | LISTS
    if name == "signer":
        return rest in (["authority"], ["title"], ["name"])
    if name not in ROWS or len(rest) != 2 or not rest[0].isdecimal():
        return False
    rows = cast("list[object]", fields.get(name) or [])
    return int(rest[0]) <= len(rows) and rest[1] in NEW[name]


def put(fields: Facts, path: str, value: str) -> Facts:
    """Return the form with the typed value at the path; a row just past the last one is added.

    Lists are typed one a line. Raises `Unfit` for what cannot be.
    """
    if not is_known(fields, path):
        raise Unfit("Mục này không sửa được. Hãy tải lại trang rồi chọn lại mục cần sửa.")
    changed = deepcopy(fields)
    name, *rest = path.split(".")
    told = _told(rest[-1] if rest else name, value)
    if not rest:
        changed[name] = told
    elif name == "signer":
        cast("Facts", changed["signer"])[rest[0]] = told
    else:
        rows = cast("list[Facts]", changed[name])
        if int(rest[0]) == len(rows):
            rows.append(deepcopy(NEW[name]))
        rows[int(rest[0])][rest[1]] = told
    return changed


def _told(key: str, value: str) -> object:
    """Return the typed words as the form keeps them."""
    if key in LISTS | {"duties"}:
        lines = [nfc(line).lstrip("-+• ").rstrip(";").strip() for line in value.splitlines()]
        kept = [line for line in lines if line]
        return [line for line in VEHICLES if line in kept] if key == "channels" else kept
    text = nfc(value)
    if key in MUST and not text:
        raise Unfit(MUST[key], field="value")
    if key in ("issued_on", "on"):
        return _day(text)
    if key == "every" and text not in EVERY:
        raise Unfit("Hãy chọn một kỳ báo cáo trong danh sách.", field="value")
    return text or None


def _day(text: str) -> str | None:
    """Return the ISO day of "2026-03-05" or "5/3/2026"."""
    if not text:
        return None
    if m := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        text = f"{m[3]}-{int(m[2]):02}-{int(m[1]):02}"
    try:
        day = date.fromisoformat(text)
        if real_day(day.year, day.month, day.day) is None:
            raise ValueError(text)
        return day.isoformat()
    except ValueError as error:
        message = "Ngày này không có trong lịch. Hãy ghi như 5/3/2026."
        raise Unfit(message, field="value") from error


def without(fields: Facts, path: str) -> Facts:
    """Return the form without the row at a path such as "assignments.2"."""
    name, _, number = path.partition(".")
    rows = fields.get(name)
    if name not in ROWS or not isinstance(rows, list) or not number.isdecimal():
        raise Unfit("Mục này không bỏ được. Hãy tải lại trang rồi chọn lại.")
    if int(number) >= len(rows):
        raise Unfit("Mục này đã được bỏ trước đó.")
    changed = deepcopy(fields)
    del cast("list[object]", changed[name])[int(number)]
    return changed


def moved(path: str, gone: str) -> str | None:
    """Return a path's new name after the row `gone` was taken out; None if it went with it."""
    name, _, number = gone.partition(".")
    parts = path.split(".")
    if parts[0] != name or len(parts) < 2 or not parts[1].isdecimal():
        return path
    if int(parts[1]) == int(number):
        return None
    if int(parts[1]) > int(number):
        parts[1] = str(int(parts[1]) - 1)
    return ".".join(parts)
