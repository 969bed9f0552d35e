"""The communes' figures of one period as an Excel file: a line a commune, sums on top."""

from collections.abc import Iterator

from lantoa.commune.tables import write_sheet
from lantoa.kit import clock
from lantoa.kit.official import DEMO_MARK
from lantoa.kit.say import moment
from lantoa.report.province_figures import STAR
from lantoa.report.province_roll import Line, Roll

HEAD = ("Mã", "Xã", "Tình trạng", "Bản", "Nhận lúc")
NO_SUM = "không cộng"


def to_sheet(roll: Roll) -> bytes:
    """Return the .xlsx: numbers stay numbers, small counts "*", who is missing is named."""
    return write_sheet(_rows(roll), title="Báo cáo của các xã")


def _rows(roll: Roll) -> Iterator[tuple[object, ...]]:
    shown = roll.shown
    yield (*HEAD, *(one.name for one in shown))
    sums = (NO_SUM if one.whole is None else one.whole for one in shown)
    yield "", f"Cộng {len(roll.rows)} xã", "", "", "", *sums
    for line in roll.lines:
        row = line.row
        head = (row.place.code, str(row.place), _state(line), row.version, moment(row.received_at))
        yield (*head, *line.numbers)
    for place in roll.missing:
        yield place.code, str(place), "chưa có báo cáo"
    yield ()
    yield (f"{roll.turn.campaign}. {roll.turn.title}. Tính đến {moment(clock.now())}.",)
    if roll.silent:
        yield (f"Không phát sinh ở xã nào: {'; '.join(roll.silent)}.",)
    if roll.is_guarded:
        yield (f"“{STAR}”: số từ 1 đến 4 hộ (hay chỉ còn thiếu 1 đến 4 hộ) không nêu.",)
    if roll.reopened:
        yield ("Xã đã mở lại báo cáo: vẫn cộng số của bản đã khóa cho tới khi có bản mới.",)
    if roll.is_demo:
        yield (DEMO_MARK,)


def _state(line: Line) -> str:
    if line.reopened is None:
        return "đã gửi"
    return f"xã đã mở lại {moment(line.reopened.at)}, chờ bản mới"
