"""What a paper leaves open about its reports: who, to whom, by when."""

import re
from collections.abc import Iterator

from lantoa.intake.open_points import Choices, Point
from lantoa.intake.report_times import is_deadline
from lantoa.intake.reporting import Reporting

PERIODS: Choices = (
    ("monthly", "Hằng tháng, chốt ngày 14"),
    ("weekly", "Hằng tuần"),
    ("at_end", "Hết đợt mới báo"),
)
REPORTERS: Choices = (("assigned", "Các đơn vị được phân công"), ("office", "Phòng chủ trì"))
OF_ANYONE = re.compile(r"\b(?:gap|thay) [^,;]{3,40} (?:de nghi|hay|xin) (?:bao|goi|phan anh)\b")
REGULAR = re.compile(r"dinh ky(?![^;,.]{0,12}\b(tuan|thang|quy|nam|\d))|thuong xuyen")
"""Again and again, and not how often."""


def of_reports(reports: list[Reporting]) -> Iterator[Point]:
    for n, one in enumerate(reports):
        who = one.by.text or "Đơn vị"
        about = f"reporting.{n}"
        again = bool(n) and reports[n - 1].at == one.at
        if not (one.by or again or OF_ANYONE.search(one.at.plain)):
            detail = f"không nêu ai báo cáo: {one.at.text[:90]}"
            yield Point("no-reporter", detail, "Ai gửi báo cáo này?", REPORTERS, one.at, about)
        if not (one.to or again):
            detail = f"không nêu gửi báo cáo cho ai: {one.at.text[:90]}"
            choices = (("issuer", "Nơi ban hành văn bản"), ("office", "Phòng chủ trì"))
            yield Point(
                "recipient-undefined", detail, "Báo cáo gửi cho ai?", choices, one.at, about
            )
        told = is_deadline(one.due)
        if one.every == "periodic" and REGULAR.search(one.at.plain) and not told:
            detail = f"theo định kỳ (báo cáo của {small(who)})"
            question = f"{who} báo cáo bao lâu một lần?"
            yield Point("period-undefined", detail, question, PERIODS, one.at, about)
        elif one.every not in ("event", "daily") and not told:
            says = f"chỉ ghi {one.due.text}" if one.due else "không ghi hạn gửi"
            detail = f"báo cáo của {small(who)} {says}"
            question = f"{who} gửi báo cáo khi nào?"
            yield Point("no-report-deadline", detail, question, PERIODS, one.at, about)


def small(name: str) -> str:
    return name[:1].lower() + name[1:] if name[:4] in ("Các ", "Mọi ", "Đơn ") else name
