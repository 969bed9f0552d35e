"""The page of what was done, to be paid for, and its files."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.commune.queries import may, require, signed_in
from lantoa.commune.tables import write_book
from lantoa.kit import clock
from lantoa.kit.http import handed_out
from lantoa.kit.official_files import paper_file
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.plan.queries import campaign
from lantoa.report import volume_groups, volumes
from lantoa.report.export_views import SHEET

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DaysForm(forms.Form):
    """From which day to which."""

    tu = forms.DateField(label="Từ ngày", required=False, widget=DAY)
    den = forms.DateField(label="Đến ngày", required=False, widget=DAY)

    def period(self, row: Campaign) -> Period:
        """Return the days asked for, else the campaign's up to today."""
        asked = self.cleaned_data if self.is_valid() else {}
        first: date = asked.get("tu") or row.from_on
        last: date = asked.get("den") or min(row.until_on, clock.today())
        return Period(min(first, last), max(first, last))


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was done in the campaign: a table a channel, a line a place."""
    me = signed_in(request)
    row = campaign(me, pk)
    form = DaysForm(request.GET)
    period = form.period(row)
    found = volumes.volumes(me, row, period)
    context = {
        "campaign": row,
        "form": DaysForm(initial={"tu": period.from_on, "den": period.until_on}),
        "wrong": form.errors,
        "period": period,
        "groups": volume_groups.groups(found),
        "days": f"tu={period.from_on}&den={period.until_on}",
        "may_issue": may(me, "paper.issue", row),
    }
    return render(request, "report/volumes.html", context)


def file(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """Give the table as a file of that ending; as a paper of the office to the office alone."""
    me = signed_in(request)
    row = campaign(me, pk)
    if ending != ".xlsx":
        require(me, "paper.issue", row)
    period = DaysForm(request.GET).period(row)
    found = volumes.volumes(me, row, period)
    name = f"bang-ke-khoi-luong-{period.until_on:%Y%m%d}"
    if ending == ".xlsx":
        data = write_book({
            "Khối lượng": [volumes.HEADER, *volumes.lines(found)],
            "Từng hoạt động": [volumes.DETAIL, *volumes.detail(me, row, period)],
        })  # fmt: skip
        return handed_out(data, f"{name}.xlsx", mime=SHEET)
    return paper_file(volume_groups.to_paper(row, period, found), name, ending)
