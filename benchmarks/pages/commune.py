"""One commune of fifty hamlets and 15,000 households, and every list that its people open."""

import sys
from datetime import date
from uuid import uuid4

from benchmarks.house import ROOT
from benchmarks.pages.asked import Figures, pages, ready
from lantoa.commune import ground
from lantoa.commune.models import Place, Unit, User
from lantoa.intake.actions import Upload, receive
from lantoa.kit import clock
from lantoa.launch import launch
from lantoa.outreach.actions import Done, confirm
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign

LETTER = ROOT / "tests/data/directives/396-UBND-VHXH.txt"
HAMLETS, HOUSEHOLDS = 50, 300
NOW = clock.local(date(2025, 9, 29), 8)
OFFICE = (
    "/", "/van-ban/", "/dot/", "/dot/{c}/", "/noi-dung/", "/noi-dung/duyet/", "/hoat-dong/",
    "/hoat-dong/lich/", "/hoat-dong/phat-thanh/", "/hoat-dong/phat-thanh/nhat-ky/",
    "/hoat-dong/diem/", "/hoat-dong/phieu/", "/hoat-dong/ghi-ho/", "/tiep-can/{c}/",
    "/tiep-can/{c}/?ht=gathering&nd=2.3", "/tiep-can/{c}/?tu=2025-09-01&den=2025-09-20",
    "/tiep-can/{c}/thon/{h}/", "/tiep-can/{c}/thon/{h}/di/", "/tiep-can/{c}/thon/{h}/di/in/",
    "/tiep-can/{c}/hoi-nhanh/", "/tiep-can/vung/06385/", "/bai-hoc/", "/kho-khan/", "/bao-cao/",
    "/bao-cao/hoi/", "/bao-cao/bieu-mau/", "/bao-cao/khoi-luong/{c}/", "/giay-to/{c}/",
    "/nhac-viec/", "/dia-ban/", "/dia-ban/thon/{h}/", "/dia-ban/don-vi/", "/dia-ban/nguoi-dung/",
    "/dia-ban/the/", "/dia-ban/nhat-ky/", "/sap-nhap-thon/",
)  # fmt: skip
PHONE = (
    "/", "/hoat-dong/", "/hoat-dong/ghi/", "/hoat-dong/ghi/?loai=gathering", "/bao-cao/",
    "/kho-khan/", "/bai-hoc/", "/nhac-viec/cua-toi/", "/tiep-can/{c}/thon/{h}/",
    "/tiep-can/{c}/thon/{h}/di/", "/dia-ban/thon/{h}/",
)  # fmt: skip
LEADER = ("/", "/noi-dung/duyet/")


def people() -> tuple[User, User, User]:
    """Make the commune, its hamlets with their heads; return an officer, an approver, a head."""
    commune = ground.make_commune("06385")
    for number in range(HAMLETS):
        ground.add_hamlet(commune, name=f"Thôn số {number}", word="thôn", households=HOUSEHOLDS)
    officer = ground.add_person(username="officer", full_name="Lộc Thị Bích")
    assert commune.office is not None
    ground.give_hat(officer, unit=commune.office, role="officer")
    ground.give_hat(officer, unit=commune.office, role="admin")
    approver = ground.add_person(username="approver", full_name="Nông Văn Thắng")
    board = Unit.objects.get(place=commune.place, kind="ubnd")
    ground.give_hat(approver, unit=board, role="approver")
    heads = []
    for number, unit in enumerate(Unit.objects.filter(kind="hamlet").order_by("pk")):
        heads.append(ground.add_person(username=f"h{number}", full_name=f"Hoàng Văn {number}"))
        ground.give_hat(heads[-1], unit=unit, role="hamlet")
    return officer, approver, heads[0]


def work(campaign: Campaign, officer: User) -> int:
    """Let every hamlet hold its meetings, half of its households there."""
    rows = Activity.objects.filter(
        campaign=campaign, kind="gathering", due_on__lte=NOW.date(), unit__kind="hamlet"
    )
    for row in rows.select_related("unit", "place", "campaign"):
        marks = {row.place_id: {"engaged": list(range(0, HOUSEHOLDS, 2))}}
        done = Done(done_on=row.due_on, counts={"people": 150}, marks=marks)
        with clock.at(clock.local(row.due_on, 20)):
            confirm(row, uid=uuid4(), done=done, by=officer)
    return len(rows)


def measure() -> list[Figures]:
    """Build the commune, let it work, ask for every list."""
    offset = NOW - clock.real_now()
    clock.use_offset(lambda: offset)
    ready()
    with clock.at(clock.local(date(2025, 8, 20))):
        officer, approver, head = people()
    with clock.at(clock.local(date(2025, 8, 24))):
        upload = Upload(LETTER.name, LETTER.read_bytes())
        directive = receive(by=officer, files=[upload], uid=uuid4())
        campaign = launch(directive, by=officer).campaign
    print(f"{work(campaign, officer)} activities written down", file=sys.stderr)
    hamlet = Place.objects.filter(kind=Place.HAMLET).order_by("pk")[0].pk
    found: list[Figures] = []
    for who, user, paths in (
        ("office", officer, OFFICE), ("head", head, PHONE), ("leader", approver, LEADER)
    ):  # fmt: skip
        asked = [path.format(c=campaign.pk, h=hamlet) for path in paths]
        found += pages(who, user, asked, {})
    return found
