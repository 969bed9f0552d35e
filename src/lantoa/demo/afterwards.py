"""After the work: residents confirm by QR, neighbours are asked, the office reports up."""

from itertools import islice

from lantoa.commune.queries import seats
from lantoa.content.models import Version
from lantoa.demo.deeds import Scene, Stage, uid
from lantoa.demo.paperwork import Desk
from lantoa.outreach.actions import acknowledge
from lantoa.outreach.queries import codes_of
from lantoa.plan.models import Campaign
from lantoa.reach.actions import close_recall, draw_recall
from lantoa.reach.models import RecallSheet
from lantoa.reach.rules import Answers
from lantoa.report.actions import pass_on
from lantoa.report.queries import dues_of

CONFIRMED = {"Bến Sim": 7, "Gốc Sấu": 5}
ASKED = {
    "Chợ Đình": ("tuananh", Answers(heard=19, not_heard=7, unsure=2, absent=3)),
    "Gốc Sấu": ("buoi", Answers(heard=11, not_heard=12, unsure=3, absent=4)),
    "Đồng Trám": ("buoi", None),
}
"""Who asked in which hamlet, and what was found; None: still on the way."""
QUESTION = "Nửa tháng nay anh chị có nghe loa hay đọc được tin nào về chuyển đổi số không?"


def scenes(stage: Stage, campaign: Campaign) -> list[Scene]:
    """Return what happens when the round of leaflets and the first period are over."""
    return [
        Scene(stage.at(34, 19, 30), lambda: _confirm(stage, campaign)),
        Scene(stage.at(29, 9), lambda: _draw(stage, campaign)),
        Scene(stage.at(32, 16, 30), lambda: _hand_in_what_was_found(stage)),
        *_report_up(stage, campaign),
    ]


def _confirm(stage: Stage, campaign: Campaign) -> None:
    """Some households scan the code on their leaflet."""
    leaflet = Version.objects.filter(
        item__campaign=campaign, item__kind="leaflet", state=Version.APPROVED
    ).first()
    if leaflet is None:
        return
    for name, homes in CONFIRMED.items():
        for _, code in islice(codes_of(leaflet, stage.cast.hamlets[name]), homes):
            acknowledge(code)


def _draw(stage: Stage, campaign: Campaign) -> None:
    """The office has a few homes asked by people from outside the hamlet."""
    places = [stage.cast.hamlets[name] for name in ASKED if seats(stage.cast.hamlets[name])]
    boards = {"tuananh": "Đoàn Thanh niên", "buoi": "Hội Liên hiệp Phụ nữ"}
    draw_recall(
        campaign,
        question=QUESTION,
        pillar="",
        askers={
            stage.cast.hamlets[name].pk: stage.cast.units[boards[by]]
            for name, (by, _) in ASKED.items()
        },
        places=places,
        by=stage.person("bich"),
        uid=uid("recall", campaign.pk),
    )


def _hand_in_what_was_found(stage: Stage) -> None:
    for name, (by, found) in ASKED.items():
        sheet = RecallSheet.objects.filter(hamlet=stage.cast.hamlets[name]).first()
        if sheet and found:
            person = stage.person(by)
            close_recall(sheet, by=person, uid=uid("recall", sheet.pk), paper=found)


def _report_up(stage: Stage, campaign: Campaign) -> list[Scene]:
    """The office's first report: written, sealed by the deputy chairman, sent to the province."""
    office = stage.cast.commune.office
    due = next((one for one in dues_of(campaign) if one.unit_id == getattr(office, "pk", 0)), None)
    if due is None:
        return []
    officer = stage.person("bich")
    desk, closed = Desk(due, officer, stage.person("lam")), (due.until_on - stage.monday).days
    return [
        Scene(stage.at(closed + 5, 15), desk.hand_in),
        Scene(stage.at(closed + 8, 9, 30), desk.take),
        Scene(
            stage.at(closed + 8, 10),
            lambda: pass_on(desk.newest(), by=officer, uid=uid("up", due.pk)),
        ),
    ]
