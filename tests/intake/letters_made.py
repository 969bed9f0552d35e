"""A letter that leaves nothing open, to which a test adds one sentence of its own."""

from lantoa.intake.reading import Reading, read_text

HEAD = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ BÌNH AN Độc lập - Tự do - Hạnh phúc

Số: 12/UBND-VHXH Bình An, ngày 05 tháng 3 năm 2026
V/v tuyên truyền vệ sinh môi trường

Kính gửi: {to}

{time}II. NHIỆM VỤ CỦA CÁC ĐƠN VỊ
1. Trưởng các thôn treo băng rôn ở cổng chào.
{duties}"""
TIME = """I. THỜI GIAN
Từ ngày 10/3/2026 đến ngày 20/4/2026.
"""
FOOT = """

Nơi nhận: TM. ỦY BAN NHÂN DÂN
- Như trên; CHỦ TỊCH
- Lưu: VT.
Trần Văn Bình"""


def with_report(sentence: str) -> Reading:
    """Return the letter read with a section of reports that says only the sentence."""
    text = HEAD.format(to="Các thôn.", time=TIME, duties="")
    return read_text(f"{text}III. CHẾ ĐỘ BÁO CÁO\n{sentence}{FOOT}")


def with_sentence(sentence: str, *, time: str = TIME, close: str = "") -> Reading:
    """Return the letter read with one more paragraph in a section of contents."""
    text = HEAD.format(to="Các thôn.", time=time, duties="")
    return read_text(f"{text}III. NỘI DUNG KHÁC\n{sentence}\n{close}{FOOT}")


def with_units(addressees: list[str], told: list[str]) -> Reading:
    """Return the letter read as sent to these and with a duty for those."""
    to = "".join(f"\n- {name};" for name in addressees)
    duties = "".join(
        f"{n}. {name} tổ chức ra quân dọn vệ sinh.\n" for n, name in enumerate(told, 2)
    )
    return read_text(HEAD.format(to=to, time=TIME, duties=duties) + FOOT)


ORDERS = """I. NỘI DUNG
1. {content}
II. TỔ CHỨC THỰC HIỆN
"""


def units_told(*, opening: str = "", content: str = "", parted: bool = False) -> list[str]:
    """Return who is told something where two are ordered; `parted`: in a part of their own."""
    asks = f"{opening} UBND xã yêu cầu thực hiện các nội dung sau:".strip()
    told = ["Các thôn treo băng rôn ở cổng chào.", "Trạm Y tế xã phun thuốc diệt muỗi."]
    if content and not parted:
        told.insert(1, content)
    orders = "".join(f"{n}. {order}\n" for n, order in enumerate(told, 1))
    part = ORDERS.format(content=content) if parted else ""
    head = HEAD.format(to="Các cơ quan, đơn vị.", time="", duties="").split("II. NHIỆM VỤ")[0]
    return [one.unit.text for one in read_text(f"{head}{asks}\n{part}{orders}{FOOT}").assignments]


def codes(reading: Reading) -> list[str]:
    """Return the codes of what the letter leaves open, sorted, each once."""
    return sorted({point.code for point in reading.points})
