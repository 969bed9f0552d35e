"""The papers around one directive: its versions, what it encloses, what changed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from lantoa.commune.models import Commune
from lantoa.intake.kinship import CHANGES, ENCLOSES, RECALLS, REPLACES
from lantoa.intake.models import Directive, Related
from lantoa.intake.versions import SAME, enclosed, family, newest, others
from lantoa.kit.say import when

DONE_BY = {
    "recalls": "Đã bị thu hồi theo",
    "replaces": "Đã được thay thế bởi",
    "corrects": "Được đính chính tại",
    "amends": "Được sửa đổi, bổ sung tại",
}
DOES = {
    "recalls": "Văn bản này thu hồi",
    "replaces": "Văn bản này thay thế",
    "corrects": "Văn bản này đính chính",
    "amends": "Văn bản này sửa đổi, bổ sung",
}
"""How a change is said of the paper changed, and of the paper that changes."""
NEWER, MENDS = "newer", ("corrects", "amends")
NEXT = {
    "recalls": "Mở ra xem rồi dừng việc chưa làm của đợt.",
    "replaces": "Mở ra soát rồi xác nhận: đợt chuyển sang văn bản mới.",
    "corrects": "Mở ra xem chỗ thay đổi, sửa mục tương ứng rồi lập lại đợt.",
    "amends": "Mở ra xem chỗ thay đổi, sửa mục tương ứng rồi lập lại đợt.",
    NEWER: "Mở ra xem chỗ khác rồi xác nhận: đợt lập lại theo bản mới.",
}
"""What to do about a change while its campaign runs."""


@dataclass(frozen=True)
class Change:
    """That one paper changed another: the words for it, the other's number and row if held."""

    words: str
    number: str
    row: Directive | None
    what: str

    @property
    def next(self) -> str:
        """Return what to do about it while the campaign runs."""
        return NEXT[self.what]

    @property
    def is_open(self) -> bool:
        """Say whether nobody has confirmed the changing paper yet."""
        return self.row is not None and self.row.state == Directive.READ


def news(row: Directive) -> list[Change]:
    """Return what came after a directive whose campaign runs: see `Change.is_open`."""
    versions = family(row)
    later = [
        one for one in others(row, versions) if one.pk > row.pk and one.state == Directive.READ
    ]
    fresh = [
        Change("Có bản khác bản đang chạy:", f"nhận {when(one.received_at)}", one, NEWER)
        for one in later[:1]
    ]
    return [*fresh, *changes_to(row, versions)]


def held(commune: Commune, papers: Iterable[Related]) -> dict[str, Directive]:
    """Return the papers that the commune holds itself, by number; the newest version of each."""
    wanted = {one.number_key: one.issued_on for one in papers}
    rows = Directive.objects.filter(commune=commune, number_key__in=wanted).order_by("pk")
    return {
        row.number_key: row
        for row in rows.exclude(state=Directive.UNREADABLE).exclude(reading__has_key=SAME)
        if _same_day(wanted[row.number_key], row.issued_on)
    }


def _same_day(one: date | None, other: date | None) -> bool:
    return one is None or other is None or one == other


def changes_by(row: Directive) -> list[Change]:
    """Return what this paper does to earlier ones."""
    deeds = [one for one in row.related.all() if one.what in CHANGES]
    known = held(row.commune, deeds)
    return [Change(DOES[o.what], o.number, known.get(o.number_key), o.what) for o in deeds]


def recalled(row: Directive) -> list[Directive]:
    """Return the papers held here that this one recalls, and their other versions."""
    found = [one.row for one in changes_by(row) if one.what == RECALLS and one.row]
    return [version for one in found for version in family(one)]


def replaced(row: Directive) -> list[Directive]:
    """Return the papers held here that this one replaces, and their earlier versions."""
    found = [one.row for one in changes_by(row) if one.what == REPLACES and one.row]
    return [version for one in found for version in family(one)]


def changes_to(row: Directive, versions: Iterable[Directive] | None = None) -> list[Change]:
    """Return what later papers did to this one (`versions`: its `family`), the strongest first."""
    if not row.number_key:
        return []
    deeds = Related.objects.filter(
        Q(issued_on=None) | Q(issued_on=row.issued_on or F("issued_on")),
        number_key=row.number_key,
        what__in=CHANGES,
        directive__commune=row.commune_id,
    ).select_related("directive")
    own = {one.pk for one in (family(row) if versions is None else versions)}
    found = [
        Change(DONE_BY[one.what], one.directive.number, one.directive, one.what)
        for one in deeds
        if one.directive_id not in own
    ]
    return sorted(found, key=lambda change: CHANGES.index(change.what))


def wanting(row: Directive) -> list[Directive]:
    """Return the directives that say they enclose this paper, and do not hold it yet."""
    if not row.number_key or row.enclosed_in_id:
        return []
    named = Related.objects.filter(
        number_key=row.number_key, what=ENCLOSES, directive__commune=row.commune
    )
    return list(newest(Directive.objects.filter(pk__in=named.values("directive"))))


def missing_enclosures(row: Directive) -> list[Related]:
    """Return the enclosed papers that the directive names and nobody has loaded yet."""
    loaded = {one.number_key for one in enclosed(row)}
    named = [one for one in row.related.all() if one.what == ENCLOSES]
    return [one for one in named if one.number_key not in loaded]
