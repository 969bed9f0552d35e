"""The first period's reports in the make-believe commune: sent, returned, late, on paper, blank."""

from dataclasses import dataclass

from lantoa.commune.models import User
from lantoa.demo.deeds import MANNERS, Scene, Stage, uid
from lantoa.plan.models import Campaign
from lantoa.report.actions import ON_PAPER, OWN, Entry, accept, draft, fill, send, send_back
from lantoa.report.models import Due, Report
from lantoa.report.queries import dues_of

ASKED = {"gathering_people": "Số người dự nhiều hơn số người lớn của khu phố, anh xem lại."}
MENDED = {"gathering_people": Entry("212", "Đếm nhầm cả trẻ em, đã đếm lại theo danh sách ký")}


@dataclass(frozen=True)
class Desk:
    """One hamlet's report: what is due, who writes it, who takes it."""

    due: Due
    by: User
    officer: User

    def write(self, how: str = OWN, entries: dict[str, Entry] | None = None) -> Report:
        """Draft the report and answer what is blank with "không phát sinh"."""
        report = draft(self.due, by=self.by, how=how)
        fill(
            report,
            entries=entries or {},
            narrative={},
            by=self.by,
            uid=uid("fill", report.pk),
            rest_is_none=True,
        )
        report.refresh_from_db()
        return report

    def hand_in(self, how: str = OWN, entries: dict[str, Entry] | None = None) -> None:
        """Write the report and send it."""
        report = self.write(how, entries)
        send(report, by=self.by, uid=uid("send", report.pk))

    def newest(self) -> Report:
        """Return the report as it stands."""
        return Report.objects.filter(due=self.due).order_by("-version")[0]

    def give_back(self) -> None:
        """Return the report with a word on one figure."""
        report = self.newest()
        send_back(
            report,
            note="Nhờ anh xem lại số người dự.",
            figures=ASKED,
            by=self.officer,
            uid=uid("back", report.pk),
        )

    def take(self) -> None:
        """Accept the report."""
        report = self.newest()
        accept(report, by=self.officer, uid=uid("accept", report.pk))


def reports(stage: Stage, campaign: Campaign) -> list[Scene]:
    """Return the scenes of each hamlet's first report."""
    first: dict[int, Due] = {}
    for due in dues_of(campaign):
        if due.unit.kind == "hamlet":
            first.setdefault(due.unit_id, due)
    scenes: list[Scene] = []
    for order, (name, manner) in enumerate(MANNERS.items()):
        due_here = first.get(stage.cast.units[name].pk)
        if due_here is not None:
            desk = Desk(due_here, stage.person(manner.by), stage.person("bich"))
            scenes += _of(stage, name, desk, minutes=5 * order)
    return scenes


def _of(stage: Stage, name: str, desk: Desk, *, minutes: int) -> list[Scene]:
    closed = (desk.due.until_on - stage.monday).days
    sent = Scene(stage.at(closed + 1, 8, minutes), desk.hand_in)
    special = {
        "Lũng Cát": [],
        "Khuôn Nhội": [
            Scene(stage.at(closed + 3, 20), lambda: draft(desk.due, by=desk.by)),
        ],
        "Lân Tràm": [
            Scene(stage.at(closed + 3, 10), lambda: desk.hand_in(ON_PAPER)),
            Scene(stage.at(closed + 3, 10, 30), desk.take),
        ],
        "Gốc Sấu": [Scene(stage.at(closed + 3, 16, 40), desk.hand_in)],
        "Ga Cũ": [
            sent,
            Scene(stage.at(closed + 1, 14), desk.give_back),
            Scene(stage.at(closed + 2, 9), lambda: desk.hand_in(entries=MENDED)),
            Scene(stage.at(closed + 2, 15), desk.take),
        ],
    }
    return special.get(name, [sent, Scene(stage.at(closed + 2, 8, minutes), desk.take)])
