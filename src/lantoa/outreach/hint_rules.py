"""Gentle checks (xem lại giúp): what may be a slip, said once to whoever sent it; nothing is held.

Pure: facts come in, sentences go out. None of them says that something is wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lantoa.kit.say import date_in_full, num
from lantoa.kit.text import fold

ALL = 2**64 - 1
ALIKE = 5  # bits of 64 in which two pictures of the same thing may differ
LEAST_WORDS = 25  # letters of a note that cannot be alike by chance
MANY_UNITS = 2  # other units with the same words
APART = timedelta(minutes=30)
PHOTO_DAYS = 2
CROWDS = {"people": "Số người dự", "learners": "Số người học"}
TYPED = {"homes": "số hộ đã đến", "copies": "số tờ", "people": "số người", "learners": "số người"}


@dataclass(frozen=True)
class Said:
    """One hint: `code` names the check, `words` the sentence for the sender."""

    code: str
    words: str


def too_many(counts: dict[str, float], *, adults: int | None, homes: int) -> list[Said]:
    """Return a hint where more people came than adults live there, more homes than there are."""
    for key, label in CROWDS.items():
        number = counts.get(key, 0)
        if adults and number > adults:
            told = f"{label} ({num(number)}) nhiều hơn số người lớn của thôn ({num(adults)})."
            return [Said("people", told)]
    if homes and counts.get("homes", 0) > homes:
        told = num(counts["homes"])
        return [Said("people", f"Số hộ ({told}) nhiều hơn số hộ của thôn ({num(homes)}).")]
    return []


def fewer_than_ticked(counts: dict[str, float], ticked: int) -> list[Said]:
    """Return a hint where more households (`ticked`) were reached than the number typed allows."""
    for key, label in TYPED.items():
        if key in counts and counts[key] < ticked:
            met = "đã dự" if key in CROWDS else "đã nhận"
            told = f"Đánh dấu {num(ticked)} hộ {met}, nhưng {label} chỉ ghi {num(counts[key])}."
            return [Said("ticked", told)]
    return []


def odd_day(done_on: date, *, from_on: date, taken: Sequence[datetime]) -> list[Said]:
    """Return hints on a day before the campaign, or photos taken on quite another day."""
    if done_on < from_on:
        return [Said("day", f"Ngày làm ở trước ngày bắt đầu đợt ({date_in_full(from_on)}).")]
    far = [at for at in taken if abs((at.date() - done_on).days) >= PHOTO_DAYS]
    if far and len(far) == len(taken):
        told = f"Ảnh chụp ngày {date_in_full(far[0].date())}, việc ghi ngày"
        return [Said("day", f"{told} {date_in_full(done_on)}.")]
    return []


def units_alike(words: str, others: Sequence[tuple[int, str]], *, unit: int) -> int:
    """Count the other units (unit id, words) that wrote the very same; 0 for few, or few words."""
    mine = fold(words)
    if len(mine) < LEAST_WORDS:
        return 0
    units = {who for who, theirs in others if who != unit and fold(theirs) == mine}
    return len(units) if len(units) >= MANY_UNITS else 0


def same_words(note: str, others: Sequence[tuple[int, str]], *, unit: int) -> list[Said]:
    """Return a hint where other units (unit id, note) wrote the very same words."""
    units = units_alike(note, others, unit=unit)
    return [Said("words", f"Lời ghi thêm giống hệt lời của {units} nơi khác.")] if units else []


def same_photo(looks: Sequence[int], others: Sequence[tuple[int, str]]) -> list[Said]:
    """Return a hint where a photo looks like one of another work (look, its name or "")."""
    for mine in looks:
        for look, name in others:
            if ((mine ^ look) & ALL).bit_count() <= ALIKE:
                of = f"việc “{name}”" if name else "một việc khác đã gửi"
                return [Said("photo", f"Ảnh này giống ảnh của {of}.")]
    return []


def two_places(at: datetime | None, others: Sequence[tuple[datetime, str]]) -> list[Said]:
    """Return a hint where the same people met at the same time elsewhere (moment, place)."""
    for moment, place in others if at else ():
        if at and abs(moment - at) < APART:
            return [Said("place", f"Cùng lúc ấy đã ghi một cuộc họp khác ở {place}.")]
    return []
