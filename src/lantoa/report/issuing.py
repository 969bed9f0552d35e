"""A paper comes back signed: its number, its day and its file take the draft's place."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import hold, journal, receipt
from lantoa.commune.models import File, User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.pdf_words import PdfWords
from lantoa.kit.say import date_in_full
from lantoa.plan.models import Campaign
from lantoa.report import issued
from lantoa.report.models import Issued, Report
from lantoa.report.signed import Wanted, doubts


class Doubtful(Unfit):
    """The file does not agree with the paper; a person may say that it is right all the same."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(" ".join(said), field="file")
        self.said = said


@dataclass(frozen=True)
class Signed:
    """What came back: the number without its symbol ("" of a paper that has none), the day."""

    number: str
    on: date
    file: File
    read: PdfWords
    is_sure: bool = False


@transaction.atomic
def issue(
    of: Report | Campaign, signed: Signed, wanted: Wanted, *, by: User, uid: UUID
) -> tuple[Issued, bool]:
    """Put the signed paper beside the report or plan; say whether the same file lay there before.

    A paper attached before gives way. Raises `Unfit` for a draft, a day that cannot be, a number
    or a file that another paper has; `Doubtful` where the text of the file says something else.
    """
    require(by, "paper.issue", of)
    body = {"of": of.pk, "number": signed.number, "on": signed.on, "sha256": signed.file.sha256}
    with receipt(by, uid, "paper.issue", body | {"kind": type(of).__name__}) as first:
        held = issued.issued_of(of)
        if not first:
            if held is None:
                raise AlreadyChanged
            return held, False
        hold(issued.commune_of(of).pk)  # two papers at once must not take one number
        _must_be_possible(of, signed, wanted)
        again = held is not None and held.file.sha256 == signed.file.sha256
        said = doubts(signed.read, wanted, number=signed.number, on=signed.on)
        if said and not signed.is_sure:
            raise Doubtful(said)
        row, _ = Issued.objects.update_or_create(
            defaults={
                "number": signed.number,
                "symbol": wanted.symbol if signed.number else "",
                "issued_on": signed.on,
                "file": signed.file,
                "doubts": said,
                "at": clock.now(),
                "by": by,
            },
            **issued.key_of(of),
        )
        journal(by, "paper.issued", of, {"number": str(row), "sha256": signed.file.sha256})
        return row, again


def _must_be_possible(of: Report | Campaign, signed: Signed, wanted: Wanted) -> None:
    if isinstance(of, Report) and of.state not in (Report.SENT, Report.ACCEPTED):
        raise Unfit("Báo cáo này chưa gửi. Gửi báo cáo rồi gắn bản đã ban hành.")
    if signed.on > clock.today():
        raise Unfit("Ngày ban hành không thể sau hôm nay. Xem lại ngày ghi trên văn bản.",
                    field="issued_on")  # fmt: skip
    first = of.due.from_on if isinstance(of, Report) else of.directive.issued_on
    if first and signed.on < first:
        raise Unfit(
            f"Ngày ban hành trước {date_in_full(first)} thì chưa có số liệu này. Xem lại ngày.",
            field="issued_on",
        )
    if wanted.symbol and not signed.number:
        raise Unfit("Ghi số mà văn thư đã cấp.", field="number")
    _must_be_free(of, signed, wanted)


def _must_be_free(of: Report | Campaign, signed: Signed, wanted: Wanted) -> None:
    others = issued.in_commune(issued.commune_of(of)).exclude(**issued.key_of(of))
    same_file = others.filter(file__sha256=signed.file.sha256).first()
    if same_file:
        raise Unfit(
            f"Tệp này đã gắn vào {issued.told(same_file)}. Chọn lại tệp của đúng văn bản này.",
            field="file",
        )
    beside = issued.numbered_with(of).exclude(**issued.key_of(of))
    same = beside.filter(number=signed.number, symbol=wanted.symbol, issued_on__year=signed.on.year)
    if signed.number and (taken := same.first()):
        raise Unfit(
            f"Số {taken} năm {signed.on.year} đã gắn vào {issued.told(taken)}. Xem lại số.",
            field="number",
        )


@transaction.atomic
def take_off(of: Report | Campaign, *, by: User, uid: UUID) -> None:
    """Take a wrongly attached paper off; the draft stands in its place again."""
    require(by, "paper.issue", of)
    with receipt(by, uid, "paper.take_off", {"of": of.pk, "kind": type(of).__name__}) as first:
        row = issued.issued_of(of) if first else None
        if row:
            journal(by, "paper.taken_off", of, {"number": str(row), "sha256": row.file.sha256})
            row.delete()
