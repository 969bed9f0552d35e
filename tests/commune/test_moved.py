"""What the page of a household says of a move."""

import pytest

from lantoa.commune.models import Household
from tests.commune.test_pages import LIST, body, send, take_in
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_household_that_moved_is_told_where_its_reach_stays(world: World) -> None:
    client, (a, b, _) = world.client("officer"), world.hamlets
    take_in(client, a.pk, LIST)
    one = Household.objects.get(head="Nông Thị Đào")
    before = body(client.get(f"/dia-ban/ho/{one.pk}/"))

    send(client, f"ho/{one.pk}/chuyen-thon/", hamlet=b.pk, on="2025-09-29")
    after = body(client.get(f"/dia-ban/ho/{one.pk}/"))
    own = body(world.client("hamlet2").get(f"/dia-ban/ho/{one.pk}/"))

    assert "Hộ chuyển đến từ" not in before
    assert "Hộ chuyển đến từ 29/9/2025" in after
    assert f"{a}</a> đến hết ngày 28/9/2025" in after
    assert "đếm lại từ đầu" in after
    assert f"Trước đó hộ ở {a} đến hết ngày" in own
