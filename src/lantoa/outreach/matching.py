"""Which pillar an activity serves and which duty asks for it, by their words."""

from collections.abc import Sequence

from lantoa.kit.text import fold

SERVES: dict[str, tuple[str, ...]] = {
    "gathering": ("long ghep", "sinh hoat", "hop thon", "hoi nghi"),
    "culture": ("cao diem", "van nghe", "huong ung", "hoi thi"),
    "visual": ("cao diem", "bang ron", "khau hieu", "huong ung"),
    "leaflet": ("hoc", "pho cap", "kien thuc", "ky nang", "huong dan"),
    "visit": ("hoc", "pho cap", "kien thuc", "ky nang", "huong dan"),
    "class": ("hoc", "pho cap", "kien thuc", "ky nang", "huong dan"),
}


def pillar_of(kind: str, number: int, pillars: Sequence[tuple[int, str]]) -> int | None:
    """Return the pillar (id) that an activity serves: whose words fit its kind, else by turns.

    `pillars` are (id, title and quote) in the directive's order; None when there are none.
    """
    if not pillars:
        return None
    words = SERVES.get(kind, ())
    scored = [sum(word in fold(text) for word in words) for _pk, text in pillars]
    best = max(scored)
    return pillars[scored.index(best) if best else number % len(pillars)][0]


DUTY_WORDS: dict[str, tuple[str, ...]] = {
    "radio": ("truyen thanh", "phat thanh", "loa", "tin, bai"),
    "visual": ("bang ron", "pano", "khau hieu", "truc quan"),
    "board": ("bang tin", "niem yet"),
    "web": ("trang thong tin", "dang tai", "tin, bai"),
    "zalo": ("zalo", "mang xa hoi"),
    "gathering": ("hop thon", "sinh hoat", "hoi nghi", "long ghep"),
    "culture": ("van nghe", "van hoa", "hoi thi", "the thao"),
    "leaflet": ("to roi", "tai lieu", "tan ho"),
    "visit": ("tan nha", "tan ho", "tung ho"),
    "class": ("lop", "tap huan", "huong dan"),
}


def duty_of(kind: str, duties: Sequence[tuple[int, str]]) -> int | None:
    """Return the duty (id) that an activity of `kind` answers: the one whose words name it, else
    the first that is not about reporting. `duties` are (id, words); None when there is none.
    """
    words = DUTY_WORDS.get(kind, ())
    work = [(pk, fold(text)) for pk, text in duties if "bao cao" not in fold(text)]
    named = [pk for pk, text in work if any(word in text for word in words)]
    return next(iter(named or (pk for pk, _ in work)), None)
