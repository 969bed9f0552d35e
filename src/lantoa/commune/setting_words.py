"""What people type for a setting, read strictly and written back as they read it."""

import re
from datetime import date

from lantoa.commune.rules import NEXT_STEPS, SETTINGS
from lantoa.kit.errors import Unfit
from lantoa.kit.families import BY_CODE, FAMILIES

PAPERS, STEPS = "confirmed_papers", "next_steps"
BETWEEN = {
    "closing_day": (1, 28),
    "due_working_days": (1, 20),
    "office_due_working_days": (1, 20),
    "radio_minutes": (1, 60),
    "items_per_session": (1, 10),
    "words_per_minute": (80, 300),
    "answer_hours": (1, 720),
    "reminder_hour": (6, 21),
    "quiet_from": (18, 23),
    "quiet_until": (5, 10),
    "call_after_days": (1, 14),
    "household_retention_months": (1, 120),
    "photo_retention_months": (1, 120),
    "list_retention_days": (1, 365),
    "question_minutes": (1, 60),
    "recall_homes": (10, 400),
    "adults_a_home": (1, 10),
    "most_next_steps": (1, 3),
    "door_minutes": (1, 120),
    "door_hours_a_day": (1, 12),
    "meeting_hours": (1, 8),
    "meeting_gap_days": (1, 60),
    "radio_setup_minutes": (0, 60),
}


def as_setting(name: str, said: str) -> object:
    """Return what `said` means for the setting `name`; raises `Unfit` on its field.

    Whole numbers stay within bounds; times are "05:30", days "2/9/2025", apart by comma or line.
    """
    if name in BETWEEN:
        return _number(name, said)
    parts = [part for part in re.split(r"[,;\s]+", said.strip()) if part]
    if name == PAPERS:
        return sorted({_paper(part) for part in parts})
    if name == STEPS:
        return _steps(parts)
    return sorted({_time(name, p) for p in parts} if _is_times(name) else _days(name, parts))


def as_words(name: str, value: object) -> str:
    """Return the setting as it stands in the form: the other way round of `as_setting`."""
    if not isinstance(value, list):
        return str(value)
    if _is_times(name) or name in (PAPERS, STEPS):
        return ", ".join(value)
    days = [date.fromisoformat(day) for day in value]
    return ", ".join(f"{day.day}/{day.month}/{day.year}" for day in days)


def _is_times(name: str) -> bool:
    return name.endswith("_times")


def _paper(said: str) -> str:
    if said in BY_CODE:
        return said
    waiting = ", ".join(one.code for one in FAMILIES if not one.is_confirmed)
    raise Unfit(f"Không có mẫu giấy “{said}”. Ghi mã trong các mã: {waiting}.", field=PAPERS)


def _steps(parts: list[str]) -> list[str]:
    unknown = [part for part in parts if part not in NEXT_STEPS]
    if unknown or not parts:
        what = f"Không có việc “{unknown[0]}”" if unknown else "Ghi ít nhất một việc"
        raise Unfit(f"{what}. Các việc gợi ý được: {', '.join(NEXT_STEPS)}.", field=STEPS)
    return sorted(set(parts))


def _number(name: str, said: str) -> int:
    low, high = BETWEEN[name]
    if not re.fullmatch(r"\d{1,4}", said.strip()) or not low <= int(said) <= high:
        raise Unfit(f"{SETTINGS[name].label}: ghi số từ {low} đến {high}.", field=name)
    return int(said)


def _time(name: str, said: str) -> str:
    match = re.fullmatch(r"([01]?\d|2[0-3])[:hg]([0-5]\d)", said)
    if not match:
        raise Unfit(f"“{said}” không phải giờ. Ghi như 05:30, 17:00.", field=name)
    return f"{int(match[1]):02d}:{match[2]}"


def _days(name: str, parts: list[str]) -> set[str]:
    found = set()
    for part in parts:
        match = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", part)
        try:
            found.add(
                date(int(match[3]), int(match[2]), int(match[1])).isoformat() if match else ""
            )
        except ValueError:
            found.add("")
        if "" in found:
            raise Unfit(f"“{part}” không phải ngày. Ghi như 2/9/2025.", field=name)
    return found
