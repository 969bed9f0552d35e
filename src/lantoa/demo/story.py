"""Five weeks of the make-believe commune, told by ordinary actions in the order of time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from PIL import Image, ImageDraw

from lantoa.commune.queries import seats
from lantoa.concerns.actions import answer, raise_concern
from lantoa.content.actions import approve, submit
from lantoa.content.models import Item, Version
from lantoa.demo.deeds import MANNERS, Stage, tell, uid, when_told
from lantoa.kit import clock
from lantoa.outreach.actions import fill_sessions, set_zone
from lantoa.outreach.models import Activity, Outlet
from lantoa.plan.models import Campaign
from lantoa.report.actions import ON_PAPER, OWN, Entry, accept, draft, fill, send, send_back
from lantoa.report.models import Due, Report
from lantoa.report.queries import dues_of

KEPT_WAITING = 2


@dataclass(frozen=True)
class Scene:
    """Something that happens at a moment."""

    at: datetime
    happens: Callable[[], object]


def play(stage: Stage, campaign: Campaign, clusters: dict[str, Outlet]) -> None:
    """Play every scene before the stage's now, each with the clock at its own moment."""
    scenes = [
        *_words(stage, campaign),
        *_work(stage, campaign),
        *_troubles(stage, campaign, clusters),
        *_reports(stage, campaign),
    ]
    for scene in sorted(scenes, key=lambda one: one.at):
        if scene.at < stage.now:
            with clock.at(scene.at):
                scene.happens()


def _words(stage: Stage, campaign: Campaign) -> list[Scene]:
    """The office submits, the deputy chairman approves; two items still wait at the end."""
    officer, deputy = stage.person("bich"), stage.person("lam")
    items = [item for item in Item.objects.filter(campaign=campaign) if _is_ready(item)]
    first, last = items[:-KEPT_WAITING], items[-KEPT_WAITING:]

    def approve_all() -> None:
        waiting = Version.objects.filter(item__campaign=campaign, state=Version.SUBMITTED)
        approve(waiting, by=deputy, uid=uid("approve", campaign.pk))
        fill_sessions(campaign, from_on=clock.today(), until_on=campaign.until_on, by=officer)

    return [
        Scene(stage.at(0, 8, 30), lambda: submit(first, by=officer, uid=uid("submit", 1))),
        Scene(stage.at(1, 15), approve_all),
        Scene(stage.at(32, 16), lambda: submit(last, by=officer, uid=uid("submit", 2))),
    ]


def _is_ready(item: Item) -> bool:
    """Say whether nothing in the item still waits for a person's fact."""
    newest = item.versions.order_by("-n").first()
    return newest is not None and "[" not in newest.body


def _work(stage: Stage, campaign: Campaign) -> list[Scene]:
    """Everybody does what is due, in their own manner."""
    rows = Activity.objects.filter(campaign=campaign, due_on__lte=stage.now.date())
    scenes = []
    for row in rows.select_related("unit", "place", "campaign"):
        if moment := when_told(stage, row):
            scenes.append(Scene(moment, lambda row=row: tell(stage, row)))  # type: ignore[misc]
    return scenes


def _troubles(stage: Stage, campaign: Campaign, clusters: dict[str, Outlet]) -> list[Scene]:
    """Half of cluster 4 falls silent; a head asks how to help the old; one is answered."""
    broken = next(outlet for name, outlet in clusters.items() if "Nà Phiêng" in name)
    hamlet = stage.cast.hamlets["Nà Phiêng"]
    heard = [seat.bit for seat in seats(hamlet) if seat.bit % 2 == 0]

    def half_dead() -> None:
        set_zone(broken, hamlet=hamlet, households=heard, by=stage.person("bich"), uid=uid("zone4"))
        raise_concern(
            by=stage.person("sang"),
            uid=uid("concern", "loa"),
            title="Hai trong bốn loa của cụm 4 không kêu",
            body="Từ sáng nay hai loa phía trên xóm không phát. Nhờ xã cho người lên xem.",
            campaign=campaign,
            photos=(("loa-cum-4.jpg", photo("Loa cụm 4, đầu xóm đồi")),),
        )

    def ask() -> None:
        concern = raise_concern(
            by=stage.person("phien"),
            uid=uid("concern", "vneid"),
            title="Nhiều cụ chưa có điện thoại thông minh",
            body="Các cụ hỏi không có điện thoại thông minh thì làm thủ tục thế nào.",
            campaign=campaign,
        )
        answer(
            concern,
            by=stage.person("bich"),
            uid=uid("answer", "vneid"),
            body="Các cụ ra Trung tâm Phục vụ hành chính công, có người làm giúp tại chỗ, "
            "mang theo căn cước là được.",
        )

    return [Scene(stage.at(24, 17, 20), half_dead), Scene(stage.at(17, 19), ask)]


def photo(words: str) -> bytes:
    """Return a drawn stand-in for a photo, with its words on it."""
    image = Image.new("RGB", (960, 720), "#8fa3b5")
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 520), (240, 300), (430, 520)], fill="#5d7a62")
    draw.polygon([(300, 520), (620, 220), (960, 520)], fill="#4c6a55")
    draw.rectangle([(0, 520), (960, 720)], fill="#b8a582")
    draw.rectangle([(470, 180), (486, 600)], fill="#3d3d3d")
    draw.polygon([(486, 200), (600, 160), (600, 270), (486, 230)], fill="#d9d4c5")
    draw.text((24, 680), words, fill="#1c2233")
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def _reports(stage: Stage, campaign: Campaign) -> list[Scene]:
    """The first period's reports: most accepted, one returned first, one waits, one is a draft."""
    scenes: list[Scene] = []
    first: dict[int, Due] = {}
    for due in dues_of(campaign):
        if due.unit.kind == "hamlet":
            first.setdefault(due.unit_id, due)
    boards = stage.cast.units
    for order, name in enumerate(MANNERS):
        due = first.get(boards[name].pk)
        if due is not None:
            scenes += _report_of(stage, name, due, order)
    return scenes


def _report_of(stage: Stage, name: str, due: Due, order: int) -> list[Scene]:
    closed = (due.until_on - stage.monday).days
    by, officer = stage.person(MANNERS[name].by), stage.person("bich")
    morning = stage.at(closed + 1, 8, 5 * order)

    def write(how: str = OWN) -> Report:
        report = draft(due, by=by, how=how)
        fill(
            report,
            entries={},
            narrative={},
            by=by,
            uid=uid("fill", report.pk),
            rest_is_none=True,
        )
        report.refresh_from_db()
        return report

    def hand_in(how: str = OWN) -> None:
        report = write(how)
        send(report, by=by, uid=uid("send", report.pk))

    def take() -> None:
        report = Report.objects.filter(due=due).order_by("-version").first()
        assert report is not None
        accept(report, by=officer, uid=uid("accept", report.pk))

    def give_back() -> None:
        report = Report.objects.filter(due=due).order_by("-version").first()
        assert report is not None
        asked = {"gathering_people": "Số người dự nhiều hơn số người lớn của khu phố, anh xem lại."}
        send_back(
            report,
            note="Nhờ anh xem lại 1 số.",
            figures=asked,
            by=officer,
            uid=uid("back", report.pk),
        )

    def mend() -> None:
        report = draft(due, by=by)
        fixed = Entry("212", "Đếm nhầm cả trẻ em, đã đếm lại theo danh sách ký")
        fill(
            report,
            entries={"gathering_people": fixed},
            narrative={},
            by=by,
            uid=uid("mend", report.pk),
            rest_is_none=True,
        )
        report.refresh_from_db()
        send(report, by=by, uid=uid("send", report.pk))

    if name == "Lũng Cát":
        return []
    if name == "Khuôn Nhội":
        return [Scene(stage.at(closed + 3, 20), lambda: draft(due, by=by))]
    if name == "Lân Tràm":
        return [
            Scene(stage.at(closed + 3, 10), lambda: hand_in(ON_PAPER)),
            Scene(stage.at(closed + 3, 10, 30), take),
        ]
    if name == "Gốc Sấu":
        return [Scene(stage.at(closed + 3, 16, 40), hand_in)]
    sent = [Scene(morning, hand_in)]
    if name == "Ga Cũ":
        return [
            *sent,
            Scene(stage.at(closed + 1, 14), give_back),
            Scene(stage.at(closed + 2, 9), mend),
            Scene(stage.at(closed + 2, 15), take),
        ]
    return [*sent, Scene(stage.at(closed + 2, 8, 5 * order), take)]
