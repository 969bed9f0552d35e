"""The photo of a filled code sheet stands once, beside what counts, whatever becomes of a line."""

import io
from uuid import uuid4

import pytest
from django.urls import reverse
from PIL import Image

from lantoa.outreach import actions, sheet_actions
from lantoa.outreach.models import Activity
from lantoa.outreach.sheet_models import CodeSheet
from tests.outreach.campaigns import send
from tests.outreach.test_code_sheets import MONTH, order_of, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(world, campaign) -> CodeSheet:
    """Give the printed sheet of the first hamlet's September."""
    return sheet_actions.make_sheet(world.boards[0], MONTH, by=world.people["officer"], uid=uuid4())


def photograph(world, sheet, colour):
    out = io.BytesIO()
    Image.new("RGB", (900, 700), colour).save(out, "JPEG")
    out.seek(0)
    out.name = f"{colour}.jpg"
    send(world, "officer", reverse("outreach:code_sheets"), photo=out, ma=sheet.code)
    sheet.refresh_from_db()


def typed(world, sheet):
    send(world, "officer", page_of(sheet), **{f"d{order_of(sheet, 'leaflet')}_copies": "36"})
    return Activity.objects.get(unit=world.boards[0], kind="leaflet", corrects=None)


def corrected(world, row):
    done = actions.Done(row.done_on, counts={"copies": 40})
    return actions.correct(row, done=done, by=world.people["officer"], uid=uuid4())


def beside(row):
    return [one.file for one in row.proofs.all()]


def test_a_photo_taken_anew_stands_in_the_older_ones_place_beside_each_line(world, sheet):
    photograph(world, sheet, "olive")
    row = typed(world, sheet)
    photograph(world, sheet, "navy")

    assert beside(row) == [sheet.photo]


def test_a_photo_taken_anew_stands_also_beside_what_a_line_was_corrected_to(world, sheet):
    photograph(world, sheet, "olive")
    new = corrected(world, typed(world, sheet))
    photograph(world, sheet, "navy")

    assert beside(new) == [sheet.photo]


def test_a_photo_that_comes_after_a_correction_stands_beside_what_counts(world, sheet):
    new = corrected(world, typed(world, sheet))
    photograph(world, sheet, "olive")

    assert beside(new) == [sheet.photo]
