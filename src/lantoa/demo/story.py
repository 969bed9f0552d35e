"""Five weeks of the make-believe commune, told by ordinary actions in the order of time."""

from io import BytesIO

from PIL import Image, ImageDraw

from lantoa.commune.queries import seats
from lantoa.concerns.actions import answer, raise_concern
from lantoa.content.actions import approve, submit
from lantoa.content.models import Item, Version
from lantoa.content.rules import blanks
from lantoa.demo import afterwards, paperwork
from lantoa.demo.deeds import Scene, Stage, tell, uid, when_told
from lantoa.demo.words import MODEL, tell_the_model
from lantoa.kit import clock
from lantoa.outreach.actions import fill_sessions, set_zone
from lantoa.outreach.models import Activity, Outlet
from lantoa.plan.models import Campaign

KEPT_WAITING = 2


def play(stage: Stage, campaign: Campaign, clusters: dict[str, Outlet]) -> None:
    """Play every scene before the stage's now, each with the clock at its own moment."""
    scenes = [
        *_words(stage, campaign),
        *_work(stage, campaign),
        *_troubles(stage, campaign, clusters),
        *paperwork.reports(stage, campaign),
        *afterwards.scenes(stage, campaign),
    ]
    for scene in sorted(scenes, key=lambda one: one.at):
        if scene.at < stage.now:
            with clock.at(scene.at):
                scene.happens()


def _words(stage: Stage, campaign: Campaign) -> list[Scene]:
    """The office submits, the deputy chairman approves; two items still wait at the end."""
    officer, deputy = stage.person("bich"), stage.person("lam")
    items = [item for item in Item.objects.filter(campaign=campaign) if _will_be_ready(item)]
    first, last = items[:-KEPT_WAITING], items[-KEPT_WAITING:]

    def approve_all() -> None:
        waiting = Version.objects.filter(item__campaign=campaign, state=Version.SUBMITTED)
        approve(waiting, by=deputy, uid=uid("approve", campaign.pk))
        fill_sessions(campaign, from_on=clock.today(), until_on=campaign.until_on, by=officer)

    return [
        Scene(stage.at(0, 7, 30), lambda: tell_the_model(stage, campaign)),
        Scene(stage.at(0, 8, 30), lambda: submit(first, by=officer, uid=uid("submit", 1))),
        Scene(stage.at(1, 15), approve_all),
        Scene(stage.at(32, 16), lambda: submit(last, by=officer, uid=uid("submit", 2))),
    ]


def _will_be_ready(item: Item) -> bool:
    """Say whether nothing in the item waits for a fact that nobody on stage tells."""
    newest = item.versions.order_by("-n").first()
    return item.key == MODEL or (newest is not None and not blanks(newest.body))


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
