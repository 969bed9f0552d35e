"""Fifty hamlets, 15,000 households: server time and questions to the database of each page.

Run: LANTOA_HOME=$(mktemp -d) .venv/bin/python benchmarks/fifty_hamlets.py
"""

import gzip
import os
import sys
import time
from datetime import date
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.settings")
if "LANTOA_HOME" not in os.environ:
    sys.exit("Set LANTOA_HOME to an empty folder.")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from lantoa.commune import ground  # noqa: E402
from lantoa.commune.models import Place, Unit, User  # noqa: E402
from lantoa.intake.actions import Upload, receive  # noqa: E402
from lantoa.kit import clock  # noqa: E402
from lantoa.launch import launch  # noqa: E402
from lantoa.outreach.actions import Done, confirm  # noqa: E402
from lantoa.outreach.models import Activity  # noqa: E402
from lantoa.plan.models import Campaign  # noqa: E402

LETTER = ROOT / "tests/data/directives/396-UBND-VHXH.txt"
HAMLETS, HOUSEHOLDS = 50, 300
NOW = clock.local(date(2025, 9, 29), 8)
OFFICE = (
    "/", "/van-ban/", "/dot/", "/dot/{}/", "/noi-dung/", "/hoat-dong/", "/hoat-dong/lich/",
    "/tiep-can/{}/", "/bao-cao/", "/kho-khan/", "/nhac-viec/", "/dia-ban/",
    "/giay-to/ke-hoach/{}.docx", "/tiep-can/{}/?ht=gathering&nd=2.3",
    "/tiep-can/{}/?tu=2025-09-01&den=2025-09-20", "/tiep-can/{}/thon/{hamlet}/",
    "/tiep-can/{}/thon/{hamlet}/di/", "/tiep-can/{}/thon/{hamlet}/di/in/",
    "/tiep-can/{}/so-lieu.xlsx",
    "/tiep-can/{}/hoi-nhanh/", "/tiep-can/{}/hoi-nhanh/moi/", "/tiep-can/vung/06385/",
)  # fmt: skip
HEAD = "| page | who | status | ms | CPU ms | queries | KB | KB gzip |\n" + "|---" * 8 + "|"
PHONE = ("/", "/bao-cao/", "/hoat-dong/", "/tiep-can/{}/thon/{hamlet}/di/")
ABOVE = ("/tiep-can/vung/VN/", "/tiep-can/vung/20/", "/tiep-can/vung/06385/")


def people() -> tuple[User, User]:
    """Make the commune, its hamlets, the officer and one head."""
    commune = ground.make_commune("06385")
    for number in range(HAMLETS):
        ground.add_hamlet(commune, name=f"Thôn số {number}", word="thôn", households=HOUSEHOLDS)
    officer = ground.add_person(username="officer", full_name="Lộc Thị Bích")
    assert commune.office is not None
    ground.give_hat(officer, unit=commune.office, role="officer")
    head = ground.add_person(username="head", full_name="Hoàng Văn Phiến")
    first = Unit.objects.filter(kind="hamlet")[0]
    ground.give_hat(head, unit=first, role="hamlet")
    return officer, head


def above() -> User:
    """Make a person of the nation."""
    board = Unit(kind="province", place=Place.objects.get(code="VN")).named("Bộ")
    board.save()
    person = ground.add_person(username="nation", full_name="Người ở trên")
    ground.give_hat(person, unit=board, role="province")
    return person


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


def measure(user: User, paths: tuple[str, ...], campaign: Campaign) -> None:
    """Print the median of five of each page."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    first = Place.objects.filter(kind=Place.HAMLET).order_by("pk").first()
    hamlet = first.pk if first else 0
    for path in (one.format(campaign.pk, hamlet=hamlet) for one in paths):
        client.get(path)
        spent = []
        for _ in range(5):
            began, worked = time.perf_counter(), time.process_time()
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(path)
            spent.append((time.perf_counter() - began, time.process_time() - worked))
        wall, cpu = (sorted(column)[2] * 1000 for column in zip(*spent, strict=True))
        whole, packed = len(answer.content), len(gzip.compress(answer.content))
        print(
            f"| {path} | {user.username} | {answer.status_code} | {wall:.0f} | {cpu:.0f} "
            f"| {len(asked)} | {whole // 1024} | {packed // 1024} |"
        )


def main() -> None:
    """Build the commune, work, measure."""
    settings.ALLOWED_HOSTS = ["testserver"]
    offset = NOW - clock.real_now()
    clock.use_offset(lambda: offset)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with clock.at(clock.local(date(2025, 8, 20))):
        officer, head = people()
    with clock.at(clock.local(date(2025, 8, 24))):
        began = time.perf_counter()
        upload = Upload(LETTER.name, LETTER.read_bytes())
        directive = receive(by=officer, files=[upload], uid=uuid4())
        campaign = launch(directive, by=officer).campaign
        print(f"read and launched in {time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    done = work(campaign, officer)
    print(
        f"{done} activities written down, {(time.perf_counter() - began) / done * 1000:.0f} ms each"
    )
    print(HEAD)
    measure(officer, OFFICE, campaign)
    measure(head, PHONE, campaign)
    measure(above(), ABOVE, campaign)


if __name__ == "__main__":
    main()
