"""Loading the make-believe commune: once into an empty database; a further paper adds to it."""

from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import transaction

from lantoa.commune.models import Commune, User
from lantoa.commune.queries import commune_of
from lantoa.demo import ground, outlets, story
from lantoa.demo.deeds import Stage, uid
from lantoa.intake.actions import Upload, read_waiting, receive
from lantoa.intake.models import Directive
from lantoa.intake.reading import read_files
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.launch import launch
from lantoa.learning.actions import lay_lessons
from lantoa.plan.models import Campaign

WEEKS_IN = 5


def monday_after(day: date) -> date:
    """Return the first Monday after `day`."""
    return day + timedelta(days=7 - day.weekday())


@transaction.atomic
def load(paper: list[Path]) -> Campaign:
    """Make the demo commune, launch what `paper` asks for and play five weeks of its story.

    Its today is the Monday five weeks after the first Monday following the paper's date, 8:00;
    from then on the clock runs. Raises `Unfit` where the paper cannot be read or the database
    already holds a commune.
    """
    if Commune.objects.exists():
        raise Unfit("Cơ sở dữ liệu này đã có một xã. Dùng thư mục khác hoặc --fresh để làm mới.")
    read = read_files(paper)
    issued = date.fromisoformat(str(read["issued_on"])) if read["issued_on"] else clock.today()
    monday = monday_after(issued)
    today = clock.local(monday + timedelta(weeks=WEEKS_IN), 8)
    with clock.at(clock.local(issued, 9)):
        with clock.at(clock.local(issued - timedelta(days=60), 9)):
            cast = ground.lay(ground.place_of(str(read["issuer"] or "")))
            clusters = outlets.set_up(cast)
            lay_lessons(cast.commune)
        campaign = _launched(paper, by=cast.people["bich"], moment=clock.local(issued, 10))
    story.play(Stage(cast, monday, today), campaign, clusters)
    _set_clock(cast.commune, today)
    return campaign


@transaction.atomic
def add(paper: list[Path]) -> Campaign:
    """Add a further campaign from another paper; the same paper again adds nothing."""
    by = User.objects.get(username="bich")
    commune_of(by)
    return _launched(paper, by=by, moment=clock.now())


def _launched(paper: list[Path], *, by: User, moment: datetime) -> Campaign:
    uploads = [Upload(path.name, path.read_bytes()) for path in paper]
    with clock.at(moment):
        key = uid("paper", *(upload.data for upload in uploads))
        directive = receive(by=by, files=uploads, uid=key)
        if directive.state == Directive.RECEIVED:
            read_waiting(directive.pk)
            directive.refresh_from_db()
        if directive.state == Directive.UNREADABLE:
            raise Unfit(directive.trouble)
        return launch(directive, by=by).campaign


def _set_clock(commune: Commune, today: datetime) -> None:
    offset = today - clock.real_now()
    commune.clock_offset = offset
    commune.save(update_fields=["clock_offset"])
    clock.use_offset(lambda: offset)
