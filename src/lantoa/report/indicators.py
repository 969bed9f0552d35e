"""The figures that reports ask for, each with the rule that the ledger counts it by."""

from collections.abc import Iterable
from dataclasses import dataclass

from lantoa.channels.base import LANGUAGES, all_channels

REACH, REACHED, ITEMS, PROOFS, CONCERNS = "reach", "reached", "items", "proofs", "concerns"
OUTLETS, TYPED = "outlets", "typed"
HAMLET, UNIT, OFFICE = "hamlet", "unit", "office"
ORDER = (
    "radio", "relay", "rerun", "board", "visual", "web", "zalo", "sms_request", "bulletin",
    "leaflet", "gathering", "party_cell", "visit", "culture", "class",
)  # fmt: skip
TITLES = {
    REACH: "Hộ được tiếp cận",
    REACHED: "Hộ được tiếp cận theo hình thức",
    ITEMS: "Nội dung đã đưa ra",
    PROOFS: "Minh chứng",
    CONCERNS: "Khó khăn, vướng mắc",
    OUTLETS: "Điểm tuyên truyền",
    TYPED: "Số liệu đơn vị tự ghi",
}
COMMUNE_ONLY = frozenset({"radio", "relay", "rerun", "web", "sms_request", "bulletin"})
OF_THE_COMMUNE = frozenset({"gathering_points"})


@dataclass(frozen=True)
class Measure:
    """One figure (số liệu báo cáo): what it is called, in what it is counted, where it comes from.

    `source` is "<kind>:<what>" for what a channel counts: "activity", "carried" (each item that it
    brought; "carried?kind=bulletin" or "?language=other" those of one sort), "hours", "days", or a
    key of its asks. Else "reach:<surety>", "reached:<kind>", "items" ("items:?kind=article"),
    "proofs", "outlets:<kind>", "concerns:raised", "concerns:answered", or "typed" where people
    write the number. A figure that is not `additive` is asked of the ledger anew at every level:
    households, items and days overlap. `usual` ones are asked of reports that nobody chose for.
    """

    code: str
    label: str
    unit_word: str
    source: str
    additive: bool = True
    usual: bool = True

    @property
    def section(self) -> str:
        """Return the channel's kind, or what else the figure is about."""
        return self.source.split(":")[0]

    @property
    def what(self) -> str:
        """Return what is counted within the section."""
        return self.source.partition(":")[2].partition("?")[0]

    @property
    def only(self) -> tuple[str, str]:
        """Return (fact, value) that a counted item must have, or ("", "")."""
        fact, _, value = self.source.partition("?")[2].partition("=")
        return fact, value


def _more(code: str, label: str, unit_word: str, source: str, *, additive: bool = True) -> Measure:
    """Return a figure that is there to be chosen."""
    return Measure(code, label, unit_word, source, additive, usual=False)


REACHED_HOMES = (
    Measure("reach_delivered", "Số hộ đã nhận tận hộ", "hộ", "reach:delivered", additive=False),
    Measure("reach_engaged", "Số hộ đã tham gia", "hộ", "reach:engaged", additive=False),
    Measure("reach_offered", "Số hộ có thể nghe, thấy", "hộ", "reach:offered", additive=False),
)
SORTS = {"bulletin": "tin", "article": "bài", "notice": "thông báo", "example": "gương điển hình"}
ON_AIR = (
    *(
        _more(f"radio_airings_{kind}", f"Số lượt phát {word}", "lượt", f"radio:carried?kind={kind}")
        for kind, word in SORTS.items()
    ),
    Measure(
        "radio_airings_other", "Số lượt phát bằng tiếng dân tộc", "lượt",
        "radio:carried?language=other",
    ),
    *(
        _more(f"radio_airings_{code}", f"Số lượt phát bằng {name[0].lower()}{name[1:]}", "lượt",
              f"radio:carried?language={code}")
        for code, name in LANGUAGES.items()
    ),
    Measure("radio_hours", "Số giờ phát thanh", "giờ", "radio:hours", additive=False),
    _more("radio_days", "Số ngày có phát thanh", "ngày", "radio:days", additive=False),
)  # fmt: skip
MADE = (
    Measure("items", "Số nội dung đã đưa ra", "nội dung", ITEMS, additive=False),
    *(
        _more(f"items_{kind}", f"Số {word} đã đưa ra", "nội dung", f"items:?kind={kind}",
              additive=False)
        for kind, word in (SORTS | {"slogan": "khẩu hiệu", "outline": "đề cương"}).items()
    ),
)  # fmt: skip
BY_CHANNEL = (
    _more("leaflet_reached", "Số hộ nhận tờ rơi", "hộ", "reached:leaflet", additive=False),
    _more("visit_reached", "Số hộ được đến tận nhà", "hộ", "reached:visit", additive=False),
    _more("gathering_reached", "Số hộ có người dự họp", "hộ", "reached:gathering", additive=False),
    _more("lesson_reached", "Số hộ đã tự học ở nhà", "hộ", "reached:lesson", additive=False),
)
OWNED = (
    _more("outlets_radio", "Số cụm loa, đài truyền thanh", "cụm", "outlets:radio"),
    _more("outlets_zalo", "Số nhóm, trang Zalo", "nhóm", "outlets:zalo"),
    _more("outlets_board", "Số bảng tin", "bảng", "outlets:board"),
)
REST = (
    Measure("proofs", "Số minh chứng (ảnh, phiếu)", "ảnh", PROOFS),
    Measure("concerns_raised", "Khó khăn, vướng mắc đã nêu", "ý kiến", "concerns:raised"),
    Measure(
        "concerns_answered", "Khó khăn, vướng mắc đã được hướng dẫn", "ý kiến", "concerns:answered"
    ),
)


def _of_channels(kinds: Iterable[str]) -> list[Measure]:
    known, found = all_channels(), []
    for kind in kinds:
        for counted in known[kind].counts if kind in known else ():
            source = f"{kind}:{counted.of}"
            found.append(Measure(counted.code, counted.label, counted.unit, source))
        found += ON_AIR if kind == "radio" else ()
    return found


def _kinds() -> list[str]:
    place = {kind: number for number, kind in enumerate(ORDER)}
    return sorted(all_channels(), key=lambda kind: (place.get(kind, len(ORDER)), kind))


def catalogue() -> list[Measure]:
    """Return every figure in the order of the paper; a new channel brings its own."""
    return [*REACHED_HOMES, *BY_CHANNEL, *_of_channels(_kinds()), *MADE, *OWNED, *REST]


def asked_of(level: str) -> list[Measure]:
    """Return the figures that a report of this level asks for when nobody chose.

    Hamlets are not asked for what only the commune does (radio, web page); associations have no
    hamlet of their own, so no households.
    """
    if level == OFFICE:
        return [measure for measure in catalogue() if measure.usual]
    homes = REACHED_HOMES[:2] if level == HAMLET else ()
    local = _of_channels([kind for kind in _kinds() if kind not in COMMUNE_ONLY])
    asked = [measure for measure in local if measure.code not in OF_THE_COMMUNE]
    return [*homes, *(measure for measure in asked if measure.usual), *REST]


def section_title(section: str) -> str:
    """Return the heading that a section of figures stands under."""
    channel = all_channels().get(section)
    return channel.label if channel else TITLES.get(section, section)
