"""Where a unit's name starts and ends in running text."""

import re
from dataclasses import dataclass

from lantoa.intake.passages import plain
from lantoa.intake.unit_ends import is_after_whole, is_duty
from lantoa.intake.unit_words import heads, is_verb, known_units, low, misread_head, verbs

_NAMELESS = {
    "ban", "trung tâm", "đội", "trạm", "tổ", "phòng", "chi cục", "hội", "sở", "cục", "hạt", "đài",
    "các phòng", "các đội", "các tổ", "nhóm", "lực lượng", "cán bộ", "các hội", "quỹ", "bộ",
    "các ban", "trường", "các trường", "trưởng", "văn phòng", "đồn", "các trung tâm", "bộ đội",
}  # fmt: skip
_STOPS = {
    "để", "trong", "tại", "về", "với", "theo", "trước", "được", "khi", "nếu", "qua", "là", "bằng",
    "nhằm", "từ", "đã", "đang", "sẽ", "vào", "sau", "ngay", "còn", "nào", "này", "như", "kể", "mỗi",
    "do",
}  # fmt: skip
NOT_UNITS = (
    "báo cáo", "tổ chức ", "trường hợp", "hợp đồng", "ban hành", "bản sao", "bản đồ", "bản mềm",
    "bản tin", "bản cam kết", "ban đầu", "ban ngày", "ban đêm", "hội nghị", "hội thi", "hội trường",
    "đoàn kết", "đội hình", "tổ chức", "bộ sách", "báo động", "đài tưởng niệm", "cơ quan đơn vị",
)  # fmt: skip
_LISTED = re.compile(
    r"(khu phố|bản|thôn|ấp|đoàn thể|ngành|phường|xã|tổ|buôn|xóm|khóm|làng|đơn vị|cá nhân"
    r"|doanh nghiệp|địa phương|cơ quan|ban|hộ|khu dân cư|người|nhóm|trưởng|tiểu|trung|đặc khu"
    r"|homestay|nhà bè|nhà nghỉ|nhà trọ|nhà hàng|khách sạn|quán|cửa hàng|siêu thị|chợ|bến"
    r"|karaoke|điểm|khu du lịch|dịch vụ|kinh doanh|trang trại|lữ hành|ăn uống|vui chơi|công ty"
    r"|hợp tác xã)\b"
)

_TO_NUMBER = re.compile(
    r"đến (?:(?:khu phố|bản|thôn|ấp|tổ dân phố|tổ|buôn|xóm|khóm|làng|khu dân cư|khu|khối) )?"
    r"(?:số )?\d+\b(?! ?(?:/|tháng|giờ|ngày))"
)
"""The end of a run of hamlets: "Thôn 1 đến thôn 9"."""
_PLACES = re.compile(r"(?:chủ )?các cơ sở\b")
_WHERE = {"trong", "tại", "ở"}
_ACTS = re.compile(
    r"\s+(?:tổng hợp, |tổng hợp báo cáo|tổng hợp, báo cáo|theo dõi, |báo cáo "
    r"|(?:chủ trì|phối hợp|tham mưu|bố trí|chuẩn bị|đôn đốc|rà soát|có trách nhiệm|chịu) )"
)
_ACTING = re.compile(r".*\b(?:văn phòng|phòng|hội|đài|sở|trạm|cục|trường)")
"""Nameless offices, whose next word is a duty; "Tổ phối hợp", "Đội rà soát" are names."""
_OF_ANY = ("chủ", "phối", "tham", "bố", "chuẩn", "đôn", "rà", "có", "chịu")
"""What a nameless office does at once: "Văn phòng tổng hợp báo cáo …"."""
_IN_NAME = re.compile(r"(và|xã|phường|tỉnh|trên|của|thuộc|khu|cùng|các)\b")


@dataclass(frozen=True)
class Unit:
    """A unit's name between two offsets; `stop` is what ends it: verb, colon, end, comma, other."""

    start: int
    end: int
    stop: str


def unit_at(text: str, start: int = 0) -> Unit | None:
    """Return the unit that opens at `start`, or None where no unit's first word stands there."""
    small = low(text)
    head = heads().match(small, start) or misread_head(text, start)
    if not head or small.startswith(NOT_UNITS, start):
        return None
    if head.group(2) in ("ông", "bà") and not text[head.end() :].lstrip()[:1].isupper():
        return None
    known = known_units().match(small, start)
    at = max(head.end(), known.end() if known else 0)
    words = list(re.finditer(r"\S+", text[at:]))
    nameless = at == head.end() and head.group(2) in _NAMELESS
    acts = _ACTS.match(small, at)
    if acts and acts.group().strip().startswith(_OF_ANY) and not _ACTING.fullmatch(head.group(2)):
        acts = None
    first = 1 if nameless and not acts else 0
    if not words or text[at : at + 1] in ":;.":
        return _signed(text, start, at)
    if text[at : at + 1] == "," and not _goes_on(text, at + 1):
        return _to_colon(text, Unit(start, at, "comma"))
    return _to_colon(text, _walk(text, small, start, at, first))


def _to_colon(text: str, unit: Unit) -> Unit:
    """Return the unit with what a comma adds before a colon ("Trưởng thôn, bon trưởng: đọc …")."""
    colon = text.find(":", unit.end, unit.end + 60) if unit.stop == "comma" else -1
    added = text[unit.end : colon] if colon > 0 else ";"
    fit = not re.search(r"[;.()]", added) and is_verb(text[colon + 1 :].lstrip())
    if fit and not is_verb(added.strip(" ,")):
        return Unit(unit.start, colon, "colon")
    return _to_verb(text, unit) if unit.stop == "comma" else unit


def _to_verb(text: str, unit: Unit) -> Unit:
    """Return places of many kinds up to their verb: "Các cơ sở lưu trú, bè nổi, trại dê treo …"."""
    small = low(text)
    if not _PLACES.match(small, unit.start):
        return unit
    rest = re.match(r",(?: [^\W\d_]+,?){1,8}", small[unit.end :])
    for m in re.finditer(r"(?<= )[^\W\d_]+", rest.group() if rest else ""):
        begin = unit.end + m.start()
        if m.group() in _STOPS:
            break
        if is_duty(text, small, begin, small[:begin].split()[-1].strip(",")):
            return Unit(unit.start, begin - 1, "verb")
    return Unit(unit.start, unit.end, "verb")


def _signed(text: str, start: int, at: int) -> Unit:
    return Unit(start, at, "colon" if text[at : at + 1] == ":" else "end")


def _walk(text: str, small: str, start: int, at: int, first: int) -> Unit:
    """Follow the name word by word until something that cannot belong to it."""
    before = small[start:at].split()[-1]
    steps = 0
    end = at
    while steps < 26 and (m := re.compile(r"\s*(\S+)").match(text, end)):
        begin = m.start(1)
        word = small[begin : m.end(1)]
        if word.startswith("("):
            close = text.find(")", begin)
            after = text[close + 1 :].lstrip()
            if close < 0 or close - begin > 160 or word.startswith("(qua"):
                return Unit(start, end, "other")
            end, steps = close + 1, steps + 1
            if text[end : end + 1] == ":":
                return Unit(start, end, "colon")
            if after and not (
                after[0].isupper() or after[0] in ",;." or _IN_NAME.match(low(after))
            ):
                return Unit(start, end, "verb")
            continue
        bare = word.strip(',;.:)…”"')
        if steps >= first and (stop := _stops(text, small, start, begin, bare, before)):
            return Unit(start, end, stop)
        end = begin + len(word.rstrip(",;.:"))
        tail = word[len(word.rstrip(",;.:")) :]
        if tail and not (tail == "," and _goes_on(text, end + 1)):
            stop = {":": "colon", ",": "comma"}.get(tail[:1], "end")
            if stop == "comma" and verbs().match(small[end + 1 :].lstrip()):
                stop = "verb"
            return Unit(start, end, stop)
        if tail == ",":
            end += 1
        before, steps = bare, steps + 1
    return Unit(start, end, "end" if not text[end:].strip() else "other")


def _stops(text: str, small: str, start: int, begin: int, word: str, before: str) -> str:
    """Return what ends the name at a word: a duty's verb, or a word that no name holds."""
    if word == "đến" and before[-1:].isdigit() and _TO_NUMBER.match(small, begin):
        return ""
    whole = is_after_whole(text, start, begin, small[begin:].split(maxsplit=1)[0])
    if is_duty(text, small, begin, before) or whole:
        return "verb"
    if word in _WHERE and _placed(text, small, start, begin):
        return "verb"
    if word in _STOPS and text[begin].islower():
        return "verb" if word in ("là", "mỗi") else "other"
    return ""


def _placed(text: str, small: str, start: int, begin: int) -> bool:
    """Say whether many are told by where they are: "các trường học trong vùng … đo khói"."""
    rest = re.match(r"[^,;.:()]{0,60}", text[begin:])
    words = list(re.finditer(r"\S+", rest.group())) if rest else []
    return small.startswith("các ", start) and any(
        is_duty(text, small, begin + word.start(), small[: begin + word.start()].split()[-1])
        for word in words[2:7]
    )


def _goes_on(text: str, at: int) -> bool:
    """Say whether after a comma the list of names goes on."""
    rest = text[at:].lstrip()
    if not rest:
        return False
    if rest[0].isupper() or rest[0].isdigit():
        return True
    small = low(rest[:60])
    return not verbs().match(small) and bool(_LISTED.match(small) or heads().match(small))


def is_generic(name: str) -> bool:
    """Say whether the name means everybody ("các cơ quan, đơn vị") and no one in particular."""
    folded = plain(name).strip(" ,.")
    return bool(
        re.fullmatch(
            r"(tat ca |toan the )?(cac )?(co quan|don vi|dia phuong|to chuc|ca nhan|ban|nganh"
            r"|doan the|thanh vien|dong chi|d/c|xa|phuong|lien quan|can bo|cong chuc|dang vien"
            r"|nguoi dan|ba con|va|,|:| |noi tren|tren|neu tren|thuoc xa|thuoc|truc thuoc"
            r"|dia ban|toan|quy)+",
            folded,
        )
    )
