"""All figures to keep or to hand on: Excel, CSV, ADX."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from lantoa.commune.queries import signed_in
from lantoa.commune.tables import write_csv, write_sheet
from lantoa.kit.http import handed_out, id_in
from lantoa.report.adx import ADX, to_adx
from lantoa.report.exports import Told, as_of, lines, sent_reports

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITERS: dict[str, tuple[Callable[[list[Told]], bytes], str]] = {
    ".xlsx": (lambda told: write_sheet(lines(told), title="Số liệu báo cáo"), SHEET),
    ".csv": (lambda told: write_csv(lines(told)), "text/csv; charset=utf-8"),
    ".xml": (to_adx, ADX),
}


def figures(request: HttpRequest, ending: str) -> HttpResponse:
    """Give every figure that was sent and that the person may see (?dot=3: of one campaign)."""
    told = sent_reports(signed_in(request), id_in(request.GET.get("dot", "")))
    write, mime = WRITERS[ending]
    given = handed_out(write(told), f"so-lieu-bao-cao-{as_of()}{ending}", mime=mime)
    given["Cache-Control"] = "no-store"
    return given
