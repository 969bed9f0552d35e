"""What an order counts is shown as a target; numbers of papers and times are none."""

from pathlib import Path
from uuid import uuid4

import pytest

from lantoa.intake import actions
from lantoa.intake.actions import Upload
from lantoa.intake.quantities import quantities, targets
from lantoa.launch import launch
from tests.intake.letters import TRUE, changed
from tests.world import World

COUNTED = {
    "mỗi thôn treo 02 băng rôn tại cổng chào": ("mỗi thôn treo 02 băng rôn",),
    "vận động 100% hộ nuôi lợn ký cam kết": ("100% hộ nuôi lợn",),
    "in 15.000 tờ rơi, 200 pa nô cấp cho các xã": ("15.000 tờ rơi", "200 pa nô"),
    "chọn 30 học sinh làm “thầy giáo nhỏ”": ("30 học sinh",),
    "tuyên truyền Nghị quyết số 57-NQ/TW ngày 22/12/2024": (),
    "trực 24/24 giờ, phát 3 lần một ngày từ 5 giờ 30": (),
    "kích hoạt tài khoản mức độ 2 tại nhà": (),
    "trữ tối thiểu 03 m3 nước ngọt": (),
}


@pytest.mark.parametrize("duty", COUNTED)
def test_a_duty_tells_its_targets(duty: str) -> None:
    assert targets(duty) == COUNTED[duty]


def test_a_target_knows_of_whom_how_many_and_what() -> None:
    [one] = quantities("mỗi chi hội có ít nhất 10 hộ làm mẫu")

    told = (one.each, one.number, one.percent, one.thing)
    assert told == ("mỗi chi hội", 10, False, "hộ làm mẫu")


@pytest.mark.django_db
def test_targets_stand_in_the_review_and_in_the_plan(world: World, files: Path) -> None:
    text = changed(
        TRUE, ("Xây dựng kế hoạch cụ thể", "Mỗi thôn treo 02 băng rôn; xây dựng kế hoạch")
    )
    sent = [Upload("a.txt", text.encode())]
    officer = world.people["officer"]
    letter = actions.receive(by=officer, files=sent, uid=uuid4())
    campaign = launch(letter, by=officer).campaign
    client = world.client("officer")

    for address in (f"/van-ban/{letter.pk}/", f"/dot/{campaign.pk}/"):
        assert "Mỗi thôn treo 02 băng rôn" in client.get(address).content.decode()
    assert "chỉ tiêu: Mỗi thôn" in client.get(f"/dot/{campaign.pk}/").content.decode()
