"""A directive's own sentences: unwrapped from printed lines, and those that speak to people."""

import re
from collections.abc import Iterable

from lantoa.content.rules import mentions, reads_clean, word_count

_NUMBER_LINE = re.compile(r"^Số\s*:", re.IGNORECASE)
_TO = re.compile(r"^Kính gửi", re.IGNORECASE)
_FOOT = re.compile(r"^Nơi nhận\b")
_MARKER = re.compile(r"^(?:[-–+•*]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,4}|[A-H])[.)])\s+")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)")
_ABBREVIATED = re.compile(r"(?:^|\s)(?:TP|Tp|P|Q|Th|Ths|Bs|St|v\.v|TM|KT|TL)\.$")
_ENDS = re.compile(r"[.!?;][”\")]?$")
_OPENING_WORDS = re.compile(
    r"^(?:Trước tình hình (?:trên|đó)|Qua đó|Đồng thời|Ngoài ra|Bên cạnh đó|Vì vậy),?\s+",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"^(Căn cứ|Theo đề nghị|Thực hiện|Hưởng ứng|Kính gửi|Kính chuyển|Rất mong|Trên đây|"
    r"Nhận được|Chỉ thị này|Kế hoạch này|Thông báo này|Gửi kèm|Đính kèm|\()|(\./\.|:)$",
)
_TABLE_ROW = re.compile(r"\S \d{1,2} [A-ZĐ][a-zà-ỹ]+ [a-zà-ỹA-ZĐ]")
_SPAN_OF_DAYS = re.compile(r"từ (?:ngày )?\d{1,2}/\d{1,2}.* đến", re.IGNORECASE)
_PAPERWORK = (
    "báo cáo", "số liệu", "biểu mẫu", "kinh phí", "theo dõi, đôn đốc", "tham mưu",
    "nghiêm túc triển khai", "nghiêm túc thực hiện", "số trực", "hộp thư", "khai báo",
    "chịu trách nhiệm", "lồng ghép nội dung", "đối tượng chính", "thẩm quyền",
    "gửi thông điệp", "biên soạn", "đài truyền thanh",
)  # fmt: skip
_PEOPLE = (
    "hộ", "từng hộ", "mỗi hộ", "tận hộ", "các hộ", "hộ gia đình", "gia đình", "mỗi nhà",
    "từng nhà", "các nhà", "bà con", "người dân", "nhân dân", "ngư dân", "cư dân", "cô bác",
    "người cao tuổi", "người già", "phụ nữ", "học sinh", "trẻ em", "người nhà",
    "du khách", "tiểu thương", "hội viên", "đoàn viên", "tàu", "tàu thuyền", "tàu cá",
    "cấm", "không được", "phải", "vận động", "khuyến khích", "họp thôn",
)  # fmt: skip


def body_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences and clauses of a directive's body, each on one line, without numbers.

    Head, addressees, legal bases, headings, table rows, closing phrases and the list of
    recipients are left out; garbled sentences are left out too.
    """
    found = (
        _tidy(clause)
        for paragraph in _paragraphs(text.splitlines())
        for clause in clauses(paragraph)
        if _stands_alone(clause)
    )
    return tuple(dict.fromkeys(found))


def clauses(paragraph: str) -> list[str]:
    """Split a paragraph at full stops and semicolons, which official prose uses alike."""
    parts: list[str] = []
    for piece in _SENTENCE.split(_MARKER.sub("", paragraph.strip())):
        if parts and _ABBREVIATED.search(parts[-1]):
            parts[-1] += f" {piece}"
        else:
            parts.append(piece)
    return [part.strip() for part in parts if part.strip()]


def _stands_alone(clause: str) -> bool:
    return (
        word_count(clause) >= 5
        and _ENDS.search(clause) is not None
        and not _OFFICIAL.search(clause)
        and not _TABLE_ROW.search(clause)
        and reads_clean(clause)
    )


def _tidy(clause: str) -> str:
    clause = _OPENING_WORDS.sub("", clause).rstrip(";.").strip()
    return f"{clause[:1].upper()}{clause[1:]}."


def _paragraphs(lines: list[str]) -> list[str]:
    """Join printed lines into paragraphs.

    A paragraph begins after a stop, at a number or dash, and after a line that ended well
    before the margin when the next begins with a capital: that was a heading.
    """
    body = [line.strip() for line in _body(lines) if not line.strip().isdigit()]
    margin = max(map(len, body), default=0) * 0.8
    kept: list[str] = []
    before = ""
    for line in body:
        short = len(before) < margin and line[:1].isupper()
        if not kept or not before or short or _MARKER.match(line) or _ENDS.search(before):
            kept.append(line)
        else:
            kept[-1] += f" {line}"
        before = line
    return kept


def _body(lines: list[str]) -> list[str]:
    """Return the lines after head and addressees, before the recipients."""
    stop = next((n for n, line in enumerate(lines) if _FOOT.match(line.strip())), len(lines))
    numbered = [n for n, line in enumerate(lines[:15]) if _NUMBER_LINE.match(line.strip())]
    start = numbered[-1] + 1 if numbered else 0
    to = next((n for n, line in enumerate(lines[:30]) if _TO.match(line.strip())), None)
    if to is not None:
        ended = (n for n, line in enumerate(lines[to:stop], to) if line.rstrip().endswith("."))
        start = next(ended, to) + 1
    return lines[start:stop]


def for_people(sentences: Iterable[str], *, words: int = 170) -> list[str]:
    """Return the sentences that tell people what happens or what to do, in their own order.

    The nearest to people are chosen first, until about `words` words are reached; what offices
    owe each other (reports, forms, money) never enters.
    """
    scored = [(n, sentence, _nearness(sentence)) for n, sentence in enumerate(sentences)]
    chosen: list[tuple[int, str]] = []
    room = words
    for n, sentence, near in sorted(scored, key=lambda row: -row[2]):
        if near > 0 and word_count(sentence) <= room:
            chosen.append((n, sentence))
            room -= word_count(sentence)
    return [sentence for _, sentence in sorted(chosen)]


def within(sentences: Iterable[str], *, words: int) -> list[str]:
    """Return the first sentences that together stay within `words`."""
    kept: list[str] = []
    for sentence in sentences:
        words -= word_count(sentence)
        if words < 0:
            break
        kept.append(sentence)
    return kept


def situation(sentences: Iterable[str]) -> list[str]:
    """Return the opening sentences that tell with figures why the directive came (at most two)."""
    opening = list(sentences)[:2]
    return [s for s in opening if re.search(r"\d", s) and not is_paperwork(s)]


def _nearness(sentence: str) -> int:
    if is_paperwork(sentence):
        return 0
    near = sum(mentions(sentence, phrase) for phrase in _PEOPLE)
    return near + bool(_SPAN_OF_DAYS.search(sentence))


def is_paperwork(sentence: str) -> bool:
    """Say whether a sentence is about what offices owe each other: reports, forms, money."""
    return any(mentions(sentence, phrase) for phrase in _PAPERWORK)
