"""The letter launched in the small town by ordinary actions, with one of everything in it."""

import pickle
import shutil
from datetime import date
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db.models import QuerySet

from lantoa.commune.actions import rename
from lantoa.commune.files import store_file
from lantoa.commune.lists_in import send_list
from lantoa.commune.models import File, Household, Membership, Place, Unit, User
from lantoa.concerns.actions import answer, raise_concern
from lantoa.concerns.models import Concern
from lantoa.content.actions import approve, submit
from lantoa.content.models import Item, Version
from lantoa.content.rules import blanks
from lantoa.intake.actions import receive
from lantoa.intake.models import Directive, Point
from lantoa.intake.receiving import Upload
from lantoa.kit import clock
from lantoa.kit.pdf_words import PdfWords
from lantoa.launch import launch
from lantoa.learning.actions import lay_lessons
from lantoa.outreach import actions as outreach
from lantoa.outreach.actions import Done
from lantoa.outreach.codes import code_of
from lantoa.outreach.models import Activity, CodeSheet, Outlet
from lantoa.outreach.sheet_actions import make_sheet
from lantoa.plan.models import Campaign
from lantoa.reach import recall_actions
from lantoa.reach.models import Recall, RecallSheet
from lantoa.reach.recall_rules import Answers
from lantoa.report import actions as report
from lantoa.report.issued import wanted_plan
from lantoa.report.models import Due, OutsideForm, Regime, Report
from lantoa.report.outsides import add_form
from lantoa.report.paper import to_paper
from lantoa.urge.actions import remind
from lantoa.urge.models import Reminder
from tests.journeys.conftest import LETTER, Town
from tests.laid import put_aside, put_back

MONDAY = date(2025, 8, 25)
NOW = clock.local(date(2025, 9, 29), 8)
PDF = frozenset({"pdf"})


def launch_letter(town: Town) -> Campaign:
    """Launch the letter in a town nobody has worked in: really once a run, then by its copy."""
    kept = settings.TEST_HOME / "launched"
    if not kept.exists():
        campaign = _launched(town)
        kept.mkdir()
        put_aside(kept / "sqlite3")
        shutil.copytree(settings.FILES, kept / "files")
        (kept / "made").write_bytes(pickle.dumps((town.world, campaign)))
        return campaign
    put_back(kept / "sqlite3")
    shutil.copytree(kept / "files", settings.FILES, dirs_exist_ok=True)
    town.world, campaign = pickle.loads((kept / "made").read_bytes())
    town.at(NOW)
    return campaign


def _launched(town: Town) -> Campaign:
    """Receive and launch the letter on its Monday; everybody then does a first thing."""
    town.at(clock.local(MONDAY, 8))
    people = town.world.people
    lay_lessons(town.world.commune)
    outreach.add_outlet(
        town.world.commune,
        kind="radio",
        name="Cụm loa 1",
        unit=town.world.team,
        reaches=tuple((hamlet, None) for hamlet in town.world.hamlets),
        by=people["officer"],
    )
    directive = receive(
        by=people["officer"], files=[Upload(LETTER.name, LETTER.read_bytes())], uid=uuid4()
    )
    campaign = launch(directive, by=people["officer"]).campaign
    _approve(campaign, people)
    town.at(NOW)
    _work(town, campaign)
    remind(clock.local(date(2025, 9, 29), 20))
    return campaign


def _approve(campaign: Campaign, people: dict[str, User]) -> None:
    """Let the approver take all but the last, which goes on waiting."""
    whole = [one for one in campaign.items.all() if not blanks(_newest(one).body)]
    submit(whole[:-1], by=people["officer"], uid=uuid4())
    waiting = Version.objects.filter(state=Version.SUBMITTED)
    approve(waiting, by=people["approver"], uid=uuid4())
    outreach.fill_sessions(
        campaign, from_on=MONDAY, until_on=campaign.until_on, by=people["officer"]
    )
    submit(whole[-1:], by=people["officer"], uid=uuid4())


def _newest(item: Item) -> Version:
    newest = item.versions.order_by("-n").first()
    assert newest is not None
    return newest


def _work(town: Town, campaign: Campaign) -> None:
    world, head = town.world, town.world.people["hamlet"]
    leaflet = Activity.objects.get(campaign=campaign, unit=world.boards[0], kind="leaflet")
    done = Done(
        done_on=leaflet.due_on, counts={"copies": 38}, whole={world.hamlets[0].pk: "delivered"}
    )
    outreach.confirm(leaflet, uid=uuid4(), done=done, by=head)
    for title in ("Loa ở đầu thôn không kêu", "Nhiều cụ chưa có điện thoại thông minh"):
        concern = raise_concern(by=head, uid=uuid4(), title=title, body="Nhờ xã xem giúp.")
    answer(concern, by=world.people["officer"], uid=uuid4(), body="Chiều nay có người lên xem.")
    drafted = report.draft(Due.objects.filter(unit=world.boards[0])[0], by=head)
    words = {"highlights": "Họp thôn đông vui."}
    report.fill(drafted, entries={}, narrative=words, by=head, uid=uuid4(), rest_is_none=True)
    report.send(drafted, by=head, uid=uuid4())
    report.draft(Due.objects.filter(unit=world.boards[1])[0], by=world.people["hamlet2"])
    _sign(town, campaign, drafted)
    _ask(town, campaign)
    make_sheet(world.boards[0], NOW.date(), by=world.people["officer"], uid=uuid4())
    store_file(head, data=b"phieu", name="a.txt", unit=world.boards[0], accept=frozenset({"text"}))


def _sign(town: Town, campaign: Campaign, sent: Report) -> None:
    """Let the plan and a hamlet's report come back signed; bring another body's form in."""
    officer, office = town.world.people["officer"], town.world.office
    for of, wanted, number in (
        (campaign, wanted_plan(campaign), "31"),
        (sent, report.Wanted.of(to_paper(sent)), ""),
    ):
        scan = f"%PDF-1.4 {number}".encode()
        file = store_file(
            officer, data=scan, name="da-ky.pdf", unit=office, accept=frozenset({"pdf"})
        )
        signed = report.Signed(number, NOW.date(), file, PdfWords(1, ""))
        report.issue(of, signed, wanted, by=officer, uid=uuid4())
    heads = ["TT", "Đơn vị", "Số tờ rơi đã phát"]
    add_form(town.world.commune, title="Biểu 01 của Sở", headings=heads, by=officer, uid=uuid4())


def _ask(town: Town, campaign: Campaign) -> None:
    """Draw a recall sample; one hamlet's sheet is closed, the others wait."""
    world, officer = town.world, town.world.people["officer"]
    askers = {place.pk: world.boards[n - 1] for n, place in enumerate(world.hamlets)}
    recall = recall_actions.draw(
        campaign, question="Nhà mình đã nghe chưa?", pillar="", places=world.hamlets,
        askers=askers, by=officer, uid=uuid4(),
    )  # fmt: skip
    last = recall.sheets.get(hamlet=world.hamlets[2])
    recall_actions.close(last, by=officer, uid=uuid4(), paper=Answers(11, 6, 1, 2))


def on_the_ground(town: Town) -> dict[str, list[Any]]:
    """Return a list that was sent, a hamlet with another word, a code on a leaflet."""
    world, officer = town.world, town.world.people["officer"]
    hamlet = world.hamlets[2]
    text = "Họ tên chủ hộ\tNgõ\nVi Thị Loan\tNgõ 1\nVi Thị Loan\tNgõ 1\n".encode()
    sent = send_list(world.hamlets[0], data=text, by=officer, uid=uuid4())
    changed = rename(
        hamlet, name=hamlet.name, word=hamlet.word, on=NOW.date(), decision="Nghị quyết 1",
        by=officer, uid=uuid4(),
    )  # fmt: skip
    version = Version.objects.filter(state=Version.APPROVED).first()
    seat = world.hamlets[0].seats.first()
    return {"list_in": [sent.pk], "change": [changed.pk], "code": [code_of(version, seat)]}


def things(town: Town, campaign: Campaign) -> dict[str, list[Any]]:
    """Return ids of every kind of thing: a hamlet's own one first, then different ones."""
    world, made = town.world, campaign.activities.order_by("pk")
    mine, later = made.filter(unit=world.boards[0]), made.filter(due_on__gt=NOW)
    rows: dict[str, list[QuerySet[Any]]] = {
        "activity": [mine.filter(state="done"), mine.filter(state="planned"), later],
        "assignment": [campaign.assignments.all()],
        "campaign": [Campaign.objects.all()],
        "code_sheet": [CodeSheet.objects.all()],
        "concern": [Concern.objects.order_by("pk"), Concern.objects.order_by("-pk")],
        "directive": [Directive.objects.all()],
        "due": [Due.objects.all()],
        "file": [File.objects.filter(unit=world.boards[0])],
        "hamlet": [Place.objects.filter(pk=world.hamlets[0].pk)],
        "hat": [Membership.objects.all()],
        "household": [Household.objects.filter(seats__hamlet=world.hamlets[0])],
        "item": [Item.objects.order_by("pk"), Item.objects.order_by("-pk")],
        "outlet": [Outlet.objects.all()],
        "outside": [OutsideForm.objects.all()],
        "person": [User.objects.filter(pk=world.people["hamlet"].pk)],
        "point": [Point.objects.all()],
        "recall": [Recall.objects.all()],
        "recall_sheet": [
            RecallSheet.objects.filter(asker=world.boards[0]),
            RecallSheet.objects.filter(closed_at__isnull=False),
        ],
        "reminder": [Reminder.objects.all()],
        "regime": [Regime.objects.order_by("pk")],
        "report": [Report.objects.order_by("pk"), Report.objects.order_by("-pk")],
        "unit": [Unit.objects.filter(pk=unit.pk) for unit in (world.boards[0], world.women)],
        "version": [Version.objects.filter(state=state) for state in ("approved", "submitted")],
    }
    ids = {kind: [row.pk for some in sets for row in some[:1]] for kind, sets in rows.items()}
    ids["place_code"] = [world.commune.place.code, "20"]
    return {kind: list(dict.fromkeys(found)) for kind, found in ids.items()} | on_the_ground(town)
