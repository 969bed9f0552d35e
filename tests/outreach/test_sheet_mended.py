"""A code sheet with mistakes is mended in one go: every box that is wrong is named at once."""

from uuid import uuid4

import pytest

from lantoa.outreach import sheet_actions
from tests.outreach.campaigns import send
from tests.outreach.test_code_sheets import MONTH, order_of, page_of

pytestmark = pytest.mark.django_db


def test_every_box_to_mend_on_a_sheet_is_told_at_once(world, campaign):
    officer = world.people["officer"]
    paper = sheet_actions.make_sheet(world.boards[0], MONTH, by=officer, uid=uuid4())
    order, free = order_of(paper, "leaflet"), paper.lines.filter(planned=None)[0].order
    typed = {
        f"d{order}_copies": "-3", f"d{order}_day": "45/13", f"d{free}_title": "Nói ở chợ",
        f"d{free}_kind": "1", f"d{free}_day": "hôm nọ", f"d{free}_figure": "25",
    }  # fmt: skip

    said = send(world, "officer", page_of(paper), **typed).content.decode()

    assert "Còn 3 chỗ cần sửa" in said
    for day in ("45/13", "hôm nọ"):
        assert f"“{day}” không phải một ngày" in said
