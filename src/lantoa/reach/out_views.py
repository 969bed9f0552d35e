"""What a page shows as a file to keep: the same question, the same policy."""

from django.http import HttpRequest, HttpResponse

from lantoa.commune.queries import signed_in
from lantoa.kit import clock
from lantoa.kit.errors import NotThere
from lantoa.kit.http import handed_out
from lantoa.kit.say import date_in_full, moment
from lantoa.plan import queries as plan
from lantoa.reach import board as boards
from lantoa.reach import recall_leaving, recall_queries
from lantoa.reach.answering import answer
from lantoa.reach.forms import AskForm
from lantoa.reach.leaving import TYPES, as_file


def board(request: HttpRequest, campaign: int, ending: str) -> HttpResponse:
    """Give the board's hamlets as a file of that ending."""
    me = signed_in(request)
    row = plan.campaign(me, campaign)
    asked = AskForm(request.GET, campaign=row).asked()
    tiles = boards.tiles(answer(me, row, asked), asked)
    if not tiles:
        raise NotThere
    days = f"{date_in_full(asked.period.from_on)} đến {date_in_full(asked.period.until_on)}"
    notes = (
        f"{row.title}. Từ {days}. {boards.sentence(tiles, asked)}",
        f"Tính đến {moment(clock.now())}. Mỗi hộ tính một lần; ba mức lồng nhau, không cộng lại.",
    )
    data = as_file(
        boards.told(tiles),
        ending,
        asked=asked,
        living=asked.living_words,
        notes=notes,
        demo=row.commune.is_demo,
    )
    return _given(data, f"tiep-can-{asked.period.until_on:%Y%m%d}", ending)


def recall(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """Give what a recall sample found as a file of that ending; small counts stay unsaid."""
    me = signed_in(request)
    row = recall_queries.recall(me, pk)
    found = recall_queries.result(me, row)
    data = recall_leaving.as_file(found, ending, demo=row.campaign.commune.is_demo)
    return _given(data, f"hoi-nhanh-{clock.day_of(row.made_at):%Y%m%d}", ending)


def _given(data: bytes, name: str, ending: str) -> HttpResponse:
    given = handed_out(data, name + ending, mime=TYPES[ending])
    given["Cache-Control"] = "no-store"
    return given
