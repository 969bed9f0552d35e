"""Fifty hamlets work for a month and report; the commune's report is drafted, each time anew."""

import time
from datetime import date
from uuid import uuid4

from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from lantoa.commune import ground
from lantoa.commune.models import Commune, Unit, User
from lantoa.intake.models import Directive
from lantoa.intake.rules import ReadReporting
from lantoa.kit import clock
from lantoa.outreach.actions import Done, log
from lantoa.plan.models import Campaign
from lantoa.report import actions, queries
from lantoa.report.models import Due, Figure

HOUSEHOLDS, ROUNDS = 300, 5
BEGIN, CLOSED = date(2025, 8, 15), date(2025, 9, 20)
DUTIES = (
    ReadReporting("", "Sở", "", "monthly", ""),
    ReadReporting("Các thôn", "UBND xã", "", "monthly", ""),
)
WORK = (
    ("gathering", "people", 140, "engaged"),
    ("gathering", "people", 180, "engaged"),
    ("class", "learners", 30, ""),
)
PEOPLE = 140 + 180


def people(hamlets: int) -> tuple[Commune, dict[str, User]]:
    """Make the commune with its hamlets, an officer and a leader."""
    commune = ground.make_commune("06385")
    for number in range(hamlets):
        ground.add_hamlet(commune, name=f"Thôn số {number}", word="thôn", households=HOUSEHOLDS)
    assert commune.office is not None
    found = {}
    ubnd = Unit.objects.get(kind="ubnd", place=commune.place)
    for role, unit in (("officer", commune.office), ("approver", ubnd)):
        found[role] = ground.add_person(username=role, full_name=role.title())
        ground.give_hat(found[role], unit=unit, role=role)
    return commune, found


def campaign_of(commune: Commune, officer: User) -> Campaign:
    """Return a campaign whose duties to report are open."""
    directive = Directive.objects.create(
        commune=commune, unit=commune.office, issuer="UBND xã", number="1/UBND",
        issued_on=BEGIN, state=Directive.CONFIRMED, by=officer, received_at=clock.now(),
    )  # fmt: skip
    made = Campaign.objects.create(
        commune=commune, directive=directive, place=commune.place, title="Đợt đo", from_on=BEGIN,
        until_on=date(2025, 12, 10), launched_at=clock.now(),
    )  # fmt: skip
    actions.open_for(made, DUTIES, by=officer)
    return made


def work(campaign: Campaign, officer: User) -> int:
    """Let every hamlet meet twice, with ticks of its households, and hold a class."""
    boards = Unit.objects.filter(kind="hamlet").select_related("place")
    for number, board in enumerate(boards):
        for week, (kind, key, size, mark) in enumerate(WORK):
            marks = {board.place_id: {mark: list(range(week, size, 2))}} if mark else {}
            done = Done(done_on=date(2025, 8, 20 + week), counts={key: size}, marks=marks)
            log(campaign, kind=kind, unit=board, place=board.place, title=f"Việc {number}",
                done=done, uid=uuid4(), by=officer)  # fmt: skip
    return len(boards) * len(WORK)


def hand_in(officer: User) -> int:
    """Draft, send and accept each hamlet's report as the ledger has it; return how many."""
    rows = Due.objects.filter(unit__kind="hamlet", until_on__lt=CLOSED)
    for due in rows.select_related("regime__campaign__commune", "unit__place"):
        report = actions.draft(due, by=officer, how=actions.STANDS_IN)
        actions.fill(report, entries={}, narrative={}, by=officer, uid=uuid4(), rest_is_none=True)
        actions.send(report, by=officer, uid=uuid4())
        actions.accept(report, by=officer, uid=uuid4())
    return len(rows)


def drafted(due: Due, officer: User) -> tuple[float, int, dict[str, str]]:
    """Draft the commune's report and take it back: seconds, queries, its figures."""
    with transaction.atomic():
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as asked:
            report = actions.draft(due, by=officer)
        spent = time.perf_counter() - began
        told = {code: str(one.value) for code, one in queries.answers(report).items() if one.value}
        typed = Figure.objects.filter(report=report).exclude(reason="").count()
        transaction.set_rollback(True)
    return spent, len(asked), told | {"typed": str(typed)}


def measure(hamlets: int) -> dict[str, object]:
    """Build, work, report; return seconds (median and worst of five), queries, figures typed."""
    call_command("migrate", verbosity=0)
    with clock.at(clock.local(BEGIN, 8)):
        commune, found = people(hamlets)
        campaign = campaign_of(commune, found["officer"])
    with clock.at(clock.local(CLOSED, 8)):
        logged = work(campaign, found["officer"])
        accepted = hand_in(found["officer"])
        due = Due.objects.filter(unit=commune.office).order_by("from_on")[0]
        runs = [drafted(Due.objects.get(pk=due.pk), found["officer"]) for _ in range(ROUNDS)]
    seconds = sorted(run[0] for run in runs)
    told = runs[0][2]
    return {
        "hamlets": hamlets, "households": hamlets * HOUSEHOLDS, "activities": logged,
        "accepted": accepted, "seconds_draft": round(seconds[len(seconds) // 2], 3),
        "seconds_draft_worst": round(seconds[-1], 3), "queries": runs[0][1],
        "figures_typed": int(told["typed"]), "figures": len(told) - 1,
        "sum_is_right": float(told["gathering_people"]) == hamlets * PEOPLE,
    }  # fmt: skip
