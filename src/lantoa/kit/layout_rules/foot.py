"""Rules of the foot: who signs and who receives."""

import re
from collections.abc import Iterator

from lantoa.kit.layout_rules.rule import Hit, Rules
from lantoa.kit.layout_rules.sheet import Sheet
from lantoa.kit.layout_rules.signs import plain
from lantoa.kit.layout_rules.title import undashed, unended

RULES = Rules()
DEGREES = re.compile(
    r"(GS|PGS|TS|ThS|Th\.S|BS|BSCKI{0,2}|KS|CN|NGND|NGƯT|NSND|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|"
    r"Cử nhân|Giáo sư)\b[.\s]",
    re.I,
)
SIGNER, LIST = "Mục II khoản 7", "Mục II khoản 9 điểm d"
POWERS = re.compile(r"(T/M|K/T|T/L|TUQ/)|(TM|KT|TL|TUQ|Q)(?=[\s:])")


@RULES.add(
    "nguoi-ky-thieu", "Không thấy quyền hạn, chức vụ của người ký.",
    "Ghi chức vụ người ký ở cuối văn bản, bên phải.", SIGNER,
)  # fmt: skip
def _signed(sheet: Sheet) -> Iterator[Hit]:
    if not sheet.of("signing"):
        yield Hit(None)


@RULES.add(
    "quyen-han-viet-tat", "Chữ viết tắt quyền hạn chưa đúng.",
    "Viết TM., KT., TL., TUQ., Q. có dấu chấm, không có dấu gạch.", f"{SIGNER} điểm b",
)  # fmt: skip
def _powers(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(x) for x in sheet.of("signing") if POWERS.match(plain(x).upper()))


@RULES.add(
    "ho-ten-hoc-ham", "Trước họ tên người ký có học hàm, học vị hoặc danh hiệu.",
    "Chỉ ghi họ và tên.", f"{SIGNER} điểm c",
)  # fmt: skip
def _no_degree(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(x) for x in sheet.of("signer") if DEGREES.match(plain(x)))


@RULES.add(
    "chu-ky-mot-dong", "Chức vụ và họ tên canh bằng phím Tab hoặc dấu cách.",
    "Đặt Nơi nhận và chữ ký trong bảng hai cột không viền.",
)  # fmt: skip
def _in_columns(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("received", "recipient", "signing", "signer"):
        if re.search(r"\S(\t| {4,})\s*\S", line.text):
            yield Hit(line)


@RULES.add(
    "noi-nhan-thieu", "Không thấy “Nơi nhận”.", "Thêm “Nơi nhận:” ở cuối văn bản, bên trái.",
    "Mục II khoản 9 điểm c", agency=True,
)  # fmt: skip
def _received(sheet: Sheet) -> Iterator[Hit]:
    if not sheet.of("received"):
        yield Hit(None)


@RULES.add(
    "noi-nhan-hai-cham", "Sau “Nơi nhận” thiếu dấu hai chấm, hoặc có chữ khác cùng dòng.",
    "Viết “Nơi nhận:” trên một dòng riêng.", LIST, agency=True,
)  # fmt: skip
def _received_colon(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("received"):
        if not re.fullmatch(r"nơi nhận:", re.split(r"\t| {4}", line.bare)[0].strip(), re.I):
            yield Hit(line)


@RULES.add(
    "noi-nhan-ben-trai", "Nơi nhận không ở bên trái người ký.",
    "Đặt Nơi nhận ở cột trái, người ký ở cột phải.", LIST, agency=True,
)  # fmt: skip
def _on_the_left(sheet: Sheet) -> Iterator[Hit]:
    signing = [x.cell[2] for x in sheet.of("signing") if x.cell]
    for line in sheet.of("received"):
        if line.cell and signing and line.cell[2] > min(signing):
            yield Hit(line)


@RULES.add(
    "noi-nhan-gach-dau", "Dòng nơi nhận không có gạch đầu dòng.", "Thêm “- ” đầu dòng.", LIST,
    agency=True,
)  # fmt: skip
def _dashes(sheet: Sheet) -> Iterator[Hit]:
    return undashed(sheet.of("recipient"))


@RULES.add(
    "noi-nhan-dau-cau", "Danh sách nơi nhận chưa kết thúc bằng “;” và dòng cuối “.”.",
    "Đặt “;” cuối mỗi dòng, “.” cuối dòng “Lưu”.", LIST, agency=True,
)  # fmt: skip
def _ends(sheet: Sheet) -> Iterator[Hit]:
    return unended(sheet.of("recipient"))


@RULES.add(
    "noi-nhan-luu", "Dòng cuối của nơi nhận không phải “- Lưu: VT, …”.",
    "Thêm dòng cuối “- Lưu: VT, <đơn vị soạn thảo>.”.", LIST, agency=True,
)  # fmt: skip
def _kept(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("recipient")[-1:]:
        if not re.match(r"[-–]?\s*Lưu: VT\b", plain(line)):
            yield Hit(line)
