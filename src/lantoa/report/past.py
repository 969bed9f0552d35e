"""What is said to words that come for a report which is no draft any more."""

from lantoa.kit.say import when
from lantoa.report.models import Report


def gone(report: Report) -> str:
    """Return why nothing more can be written into it, and what to do with one's words."""
    if report.state == Report.RETURNED:
        return "Nơi nhận đã trả lại bản này. Mở báo cáo, bấm “Sửa và gửi lại”, rồi ghi vào bản mới."
    who = f"{report.sent_by} đã gửi" if report.sent_by else "Đã gửi"
    at = f" {when(report.sent_at)}" if report.sent_at else ""
    return (
        f"{who} báo cáo kỳ này{at}, nên bản vừa ghi không thay vào được. Còn thiếu gì thì nhờ nơi "
        "nhận trả lại, rồi ghi thêm."
    )
