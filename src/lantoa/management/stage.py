"""What `up` makes and tells: the make-believe commune, a further paper, the account of both."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from django.db import transaction
from django.urls import reverse

from lantoa import launch
from lantoa.bootstrap.say import Stop, working
from lantoa.channels.base import all_channels
from lantoa.demo import actions as demo
from lantoa.home.queries import make_believe_people
from lantoa.intake.models import Page
from lantoa.intake.reading import Unreadable
from lantoa.kit import say
from lantoa.kit.errors import Unfit
from lantoa.management import papers
from lantoa.management.backup import sha256
from lantoa.plan.models import Campaign

PAPERS = Path(demo.__file__).parent / "data"


def first(paper: list[Path]) -> Campaign:
    """Make the commune around `paper` (default: the letter that ships with the demo).

    All or nothing: a start that was interrupted leaves an empty database.
    """
    with working("Lập xã minh họa và đợt tuyên truyền"), transaction.atomic():
        return _done(paper or [next(path for path in sorted(PAPERS.glob("*.txt")))], demo.load)


def further(paper: list[Path]) -> Campaign:
    """Return the campaign of `paper`: the one that it made before, or a new one."""
    marks = {sha256(path) for path in paper}
    pages = Page.objects.filter(file__sha256__in=marks).values("directive")
    for campaign in Campaign.objects.filter(directive__in=pages):
        if set(campaign.directive.pages.values_list("file__sha256", flat=True)) == marks:
            return campaign
    with working("Đọc văn bản và lập thêm đợt tuyên truyền"), transaction.atomic():
        return _done(paper, demo.add)


def _done(paper: list[Path], act: Callable[[list[Path]], Campaign]) -> Campaign:
    try:
        return act(paper)
    except (Unfit, Unreadable) as trouble:
        raise Stop(str(trouble)) from trouble


def account(campaign: Campaign | None, *, seconds: float) -> dict[str, object]:
    """Return the one JSON object of `up --json`."""
    if campaign is None:
        raise Stop("Ở đây chưa có đợt tuyên truyền nào để kể lại.")
    files = [str(path) for path in papers.lay_out(campaign)]
    return {**launch.account(campaign), "files": files, "seconds": seconds}


def summary(campaign: Campaign, *, port: int) -> Iterator[str]:
    """Yield the lines that say what was made and where to look."""
    told = launch.account(campaign)
    here = f"http://127.0.0.1:{port}"
    planned = cast(dict[str, int], told["planned"])
    points = cast(list[object], told["open_points"])
    yield f"Đợt tuyên truyền: {told['campaign']}"
    yield f"Thời gian: {say.span(campaign.from_on, campaign.until_on)}"
    for pillar in campaign.standing_pillars():
        yield f"  {pillar.ref} {pillar.title}"
    yield "Việc đã lên lịch: " + ", ".join(
        f"{all_channels()[kind].label} {number}" for kind, number in planned.items()
    )
    yield f"Nội dung tuyên truyền đã soạn: {told['items']}. Điểm cần làm rõ: {len(points)}."
    written = papers.lay_out(campaign)
    yield f"Giấy tờ để ký và in (.docx): {len(written)} tệp ở {papers.folder_of(campaign)}"
    yield f"Mở: {here}{reverse('home:desk')}"
    people = make_believe_people()
    if people:
        yield f"Vào xem với vai (không cần mật khẩu): {here}{reverse('home:sign_in')}"
    for user in people[:6]:
        yield f"  {user.full_name}, {user.hat.title or user.hat.unit}"  # type: ignore[attr-defined]
