"""The parts of a report's words: which there are, and which a report has when nobody chose."""

PARTS = {
    "highlights": "Việc nổi bật",
    "missed": "Việc không thực hiện được, lý do",
    "models": "Mô hình hay, điển hình tốt",
    "difficulties": "Khó khăn, vướng mắc",
    "proposals": "Đề xuất, kiến nghị",
    "next": "Nhiệm vụ kỳ tới",
}
STANDARD = ("highlights", "missed", "difficulties", "proposals")
