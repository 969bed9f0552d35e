"""A province of 65 communes, each with its sealed reports of four months, all figures in them."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

from benchmarks.pages.asked import Figures, pages
from benchmarks.pages.commune import NOW
from lantoa.commune import ground
from lantoa.commune.models import Place, User
from lantoa.commune.provinces import make_province
from lantoa.report.indicators import asked_of
from lantoa.report.models import Received, Reopened, TrustedKey
from lantoa.report.rules import NONE, VALUE

MOST, PAGE = 65, "/bao-cao/cac-xa/"
MONTHS = ((6, 7), (7, 8), (8, 9), (9, 10))
ASKED = asked_of("office")
SAID = {
    m.code: {"label": m.label, "unit_word": m.unit_word, "adds": m.additive or "hộ" in m.unit_word}
    for m in ASKED
}


def measure() -> list[Figures]:
    """Let the reports come in and ask for the province's page of the newest month."""
    top = Place.objects.filter(kind=Place.PROVINCE, code="20").get()
    person = _person(top)
    below = Place.objects.filter(parent=top, kind=Place.COMMUNE).order_by("code")[:MOST]
    keys = TrustedKey.objects.bulk_create(
        TrustedKey(place=place, public=f"{n:064x}", added_at=NOW) for n, place in enumerate(below)
    )
    came = [row for month in MONTHS for row in _month(keys, *month)]
    Received.objects.bulk_create(came)
    Reopened.objects.bulk_create(_words(came[::20]))
    return pages("province", person, [PAGE], {})


def _person(top: Place) -> User:
    office = make_province(top.code, name="Sở Văn hóa, Thể thao và Du lịch").office
    assert office is not None
    person = ground.add_person(username="province", full_name="Người của Sở")
    ground.give_hat(person, unit=office, role="province")
    return person


def _month(keys: list[TrustedKey], first: int, last: int) -> Iterator[Received]:
    for n, key in enumerate(keys):
        days = date(2025, first, 15), date(2025, last, 14)
        yield Received(
            uid=uuid4(), place=key.place, key=key, campaign="Tuyên truyền Nghị quyết 57",
            about="396 | ubnd tinh", series="396 | ubnd tinh", every="monthly",
            title=f"Kỳ tháng {last}", from_on=days[0], until_on=days[1], body=_body(n + last),
            sha256=f"{n}", signature=f"{n}", how="post", received_at=NOW,
        )  # fmt: skip


def _body(n: int) -> dict[str, object]:
    rows = [
        {"code": m.code, "state": NONE if (n + at) % 7 == 0 else VALUE,
         "value": None if (n + at) % 7 == 0 else str((n * 37 + at * 11) % 2400 + 1)}
        for at, m in enumerate(ASKED)
    ]  # fmt: skip
    return {"sealed": {"figures": rows, "homes": 2800, "version": 1}, "figures": SAID, "why": ""}


def _words(rows: list[Received]) -> Iterator[Reopened]:
    for row in rows:
        yield Reopened(
            uid=uuid4(), of=row.uid, place=row.place, key=row.key, title=row.title, at=NOW,
            why="Đếm sót", body={}, sha256="0", signature="0", how="post", received_at=NOW,
        )  # fmt: skip
