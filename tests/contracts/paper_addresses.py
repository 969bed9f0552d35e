"""Addresses of what leaves a report as paper, table or file; see `addresses.py`."""

from tests.contracts.address import INSIDE, Address, act, form, page

PAPERS: dict[str, Address] = {
    "report:ask": form("", "office province", f"{INSIDE} province"),
    "report:numbers": page("report"),
    "report:outsides": form("", "office", INSIDE),
    "report:outside": form("outside", "office"),
    "report:outside_off": act("outside", "office"),
    "report:xlsx": page("", "anyone"),
    "report:csv": page("", "anyone"),
    "report:adx": page("", "anyone"),
    "report:volumes": page("campaign"),
    "report:volumes_docx": Address("campaign", does="office"),
    "report:volumes_pdf": Address("campaign", does="office"),
    "report:volumes_xlsx": page("campaign"),
    "report:layout": form("", "anyone", "anyone"),
    "report:layout_own": page("report"),
    "report:issue": form("report", "office own"),
    "report:issue_off": act("report", "office own"),
    "report:issued": page("report"),
    "report:issue_plan": form("campaign", "office"),
    "report:issue_plan_off": act("campaign", "office"),
    "report:issued_plan": page("campaign"),
    "report:plan_line": page("campaign"),
    "report:docx": page("report"),
    "report:pdf": page("report"),
}
