"""A nation of tallies: pages of the nation, of its widest province, of a commune from outside."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import F

from benchmarks.pages.asked import Figures, pages, ready
from benchmarks.pages.commune import NOW
from benchmarks.pages.roll import measure as province_reports
from lantoa.commune import ground
from lantoa.commune.models import Commune, Place, Unit, User
from lantoa.intake.models import Directive
from lantoa.kit import clock
from lantoa.plan.models import Campaign
from lantoa.reach.models import Morning, Tally
from lantoa.reach.mornings import take_morning
from lantoa.reach.spans import CAMPAIGN, WEEK

HAMLETS = 65
FIRST = date(2025, 8, 24)
FIRST_MONDAY = date(2025, 7, 14)


def above() -> User:
    """Make a person of the nation."""
    board = Unit(kind="province", place=Place.objects.get(code="VN")).named("Bộ")
    board.save()
    person = ground.add_person(username="nation", full_name="Người ở trên")
    ground.give_hat(person, unit=board, role="province")
    return person


def campaigns() -> list[Campaign]:
    """Give every commune of the nation a campaign."""
    places = list(Place.objects.filter(kind=Place.COMMUNE))
    communes = Commune.objects.bulk_create(Commune(place=place) for place in places)
    offices = Unit.objects.bulk_create(
        Unit(kind="office", place=place).named("Phòng Văn hóa – Xã hội") for place in places
    )
    writer = ground.add_person(username="officer", full_name="Người viết")
    letters = Directive.objects.bulk_create(
        Directive(
            commune=commune,
            unit=office,
            issuer="UBND",
            number=str(commune.pk),
            received_at=NOW,
            by=writer,
        )
        for commune, office in zip(communes, offices, strict=True)
    )
    return Campaign.objects.bulk_create(
        Campaign(
            commune=letter.commune, directive=letter, place=letter.commune.place, title="Đợt thử",
            from_on=FIRST, until_on=date(2025, 10, 31), launched_at=NOW,
        )
        for letter in letters
    )  # fmt: skip


def hamlets(campaign: Campaign) -> list[Place]:
    """Give the campaign's commune its hamlets."""
    top = campaign.place
    return Place.objects.bulk_create(
        Place(
            code=f"{top.code}-{n:03d}", kind=Place.HAMLET, word="thôn", parent=top,
            path=f"{top.path}{top.code}-{n:03d}/",
        ).named(f"Thôn số {n}")
        for n in range(HAMLETS)
    )  # fmt: skip


def tallies(rows: list[Campaign]) -> Iterator[Tally]:
    """Yield a row for each commune, and for the hamlets of the first commune of Lạng Sơn."""
    first = next(row for row in rows if row.place.code == "06385")
    for number, place in enumerate(hamlets(first)):
        yield tally(first, place, 300, number)
    for number, row in enumerate(rows):
        yield tally(row, row.place, 8_000, number)
        for monday in (FIRST_MONDAY + timedelta(days=7 * n) for n in range(12)):
            week = tally(row, row.place, 8_000, number)
            week.grain, week.from_on, week.until_on = WEEK, monday, monday + timedelta(days=6)
            yield week


def yesterdays() -> None:
    """Let every campaign have stood a little lower as yesterday began."""
    take_morning()
    Morning.objects.update(
        on=clock.today() - timedelta(days=1),
        delivered=F("delivered") - 10,
        offered=F("offered") - 9,
    )


def tally(campaign: Campaign, place: Place, homes: int, number: int) -> Tally:
    """Return a row whose counts differ from place to place."""
    given = homes * (20 + number % 60) // 100
    groups = {kind: [given, given // 2, 0] for kind in ("leaflet", "radio", "gathering", "zalo")}
    return Tally(
        campaign=campaign, place=place, grain=CAMPAIGN, from_on=FIRST, hamlets=27, silent=2,
        households=homes, living=homes - 9, activities=40, offered=min(homes, given * 2),
        delivered=given, engaged=given // 2, by_channel=groups,
        by_pillar={"2.1": [given, given, 0], "2.2": [given, 0, 0]},
    )  # fmt: skip


def widest() -> str:
    """Return the page of the province with the most communes."""
    provinces = Place.objects.filter(kind=Place.PROVINCE)
    most = max(provinces, key=lambda one: Place.objects.filter(parent=one).count())
    return f"/tiep-can/vung/{most.code}/"


def measure() -> list[Figures]:
    """Build the nation's tallies and ask for the pages above communes."""
    offset = NOW - clock.real_now()
    clock.use_offset(lambda: offset)
    ready()
    Tally.objects.bulk_create(tallies(campaigns()), batch_size=500)
    yesterdays()
    bars = {"/tiep-can/vung/VN/": 200, widest(): 100, "/tiep-can/vung/06385/": 50}
    return pages("nation", above(), bars, bars) + province_reports()
