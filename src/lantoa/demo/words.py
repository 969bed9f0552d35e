"""What the make-believe people write themselves: the good model of Chợ Đình."""

from lantoa.content.actions import Wording, edit
from lantoa.content.models import Item
from lantoa.demo.deeds import Stage, uid
from lantoa.kit.markdown import unwrapped
from lantoa.plan.models import Campaign

MODEL = "chuyen-doi-so/ban-mo-rau-cung-quet-ma"
TITLE = "Chợ Đình: bán mớ rau cũng quét mã"
STORY = """\
Ở chợ Đình, chị Lương Thị Vẹn bán rau đã mười hai năm. Trước đây, cuối buổi chợ chị hay thiếu
tiền lẻ, khách quen phải ghi sổ.

Từ cuối tháng trước, quầy rau có thêm một tấm mã QR. Người giúp làm là ông Trần Văn Khoát,
trưởng khu phố, cùng hai đoàn viên, làm trong một buổi sáng. Lúc đầu khó nhất là nghe báo tiền
về, và cách gỡ là bật loa thông báo của ngân hàng ngay trên quầy.

Đến nay, chợ Đình có 41 quầy có mã QR, trước đây là 12. Chị Vẹn nói: “Bán mớ rau ba nghìn cũng
có người quét, khỏi lo tiền lẻ”.

Ai muốn làm theo thì tìm gặp ông Khoát ở nhà văn hóa khu phố vào chiều thứ Năm.
"""


def tell_the_model(stage: Stage, campaign: Campaign) -> None:
    """Fill in the good model's facts where the directive brought that draft."""
    for item in Item.objects.filter(campaign=campaign, key=MODEL):
        newest = item.versions.order_by("-n")[0]
        edit(
            item,
            wording=Wording(TITLE, unwrapped(STORY)),
            seen=newest.n,
            by=stage.person("bich"),
            uid=uid("model", item.pk),
        )
