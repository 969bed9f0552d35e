"""A report's way, walked by tests: duties as read, drafts, what is typed, what is sent."""

from datetime import date
from uuid import uuid4

from lantoa.commune.models import Unit
from lantoa.intake.rules import ReadReporting
from lantoa.report import actions, queries
from lantoa.report.actions import Entry
from lantoa.report.models import Due, Regime, Report
from lantoa.report.terms import Terms

DAY = date(2025, 9, 10)
READ = (
    ReadReporting("Phòng Văn hóa – Xã hội", "UBND xã", "", "monthly", "theo quy định"),
    ReadReporting("Các thôn", "UBND xã", "qua Phòng Văn hóa – Xã hội", "monthly", "theo định kỳ"),
    ReadReporting("các đơn vị", "UBND xã", "", "event", ""),
)


def due_of(unit: Unit, number: int = 0) -> Due:
    return Due.objects.filter(unit=unit).order_by("from_on")[number]


def drafted(world, unit, by="hamlet") -> Report:
    return actions.draft(due_of(unit), by=world.people[by])


def entry(report, code, typed, reason="", *, by, rest=True) -> Report:
    return actions.fill(
        report,
        entries={code: Entry(typed, reason)},
        narrative={},
        by=by,
        uid=uuid4(),
        rest_is_none=rest,
    )


def sent(world, unit, by="hamlet") -> Report:
    report = drafted(world, unit, by)
    person = world.people[by]
    actions.fill(report, entries={}, narrative={}, by=person, uid=uuid4(), rest_is_none=True)
    return actions.send(report, by=person, uid=uuid4())


def value(report, code):
    return queries.answers(report)[code]


FIGURES = ("leaflet_copies", "reach_delivered", "gathering_people")
MONTHLY = Terms("Báo cáo tháng về công tác thông tin cơ sở", "hamlet", "monthly", "UBND xã",
                from_on=date(2025, 8, 15), indicators=FIGURES)  # fmt: skip


def lasting(world, terms=MONTHLY) -> Regime:
    """Return a duty of every campaign of the commune."""
    by = world.people["officer"]
    return actions.make_regimes(world.commune, [terms], by=by, uid=uuid4())[0]
