"""What comes to the province spoilt or is taken for an answer and is none: refused in words."""

import json
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from lantoa.commune.actions import digest
from lantoa.kit.errors import Unfit
from lantoa.report import actions, province_queries
from lantoa.report.asks import Question, ask
from lantoa.report.models import Due
from tests.report.test_province import envelope, signed_again, trusted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "poison",
    [
        {"value": "NaN"}, {"value": "1e9999999"}, {"value": 3}, {"state": "khác"}, {"code": ["a"]},
    ],
)  # fmt: skip
def test_a_well_signed_report_that_cannot_be_added_up_spoils_nobodys_table(world, sealed, poison):
    trusted(world)

    def change(whole):
        row = whole["body"]["sealed"]["figures"][0]
        row.update(poison)
        whole["body"]["seal"]["sha256"] = digest(whole["body"]["sealed"])

    with pytest.raises(Unfit, match="không phải tệp báo cáo"):
        actions.take_in(signed_again(envelope(world, sealed), change), how="post")


@pytest.mark.parametrize("campaign_", ["\ud800", "a\u0000b"])
def test_letters_that_no_table_holds_are_refused_without_a_key(world, sealed, campaign_):
    whole = json.loads(envelope(world, sealed))
    whole["body"]["campaign"] = campaign_

    answer = Client().post(
        reverse("report:take_post"), json.dumps(whole), content_type="application/json"
    )

    assert answer.status_code == 422


class Elsewhere(BaseHTTPRequestHandler):
    """A gate that asks for a sign-in before it lets anything through."""

    def do_POST(self):
        self.send_response(302)
        self.send_header("Location", "/dang-nhap/")
        self.end_headers()

    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


def test_a_gate_before_the_province_is_not_taken_for_the_province(world, sealed):
    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        Thread(target=server.serve_forever, daemon=True).start()

        with pytest.raises(Unfit, match="Tỉnh chưa nhận"):
            actions.carry(f"http://127.0.0.1:{server.server_port}/", envelope(world, sealed))
        server.shutdown()


def test_two_questions_of_one_day_are_two_tables_at_the_province(world, campaign):
    trusted(world)
    province, officer = world.people["province"], world.people["officer"]
    for asked in ("Số hộ có Wi-Fi (hộ)", "Số hộ có ti vi (hộ)"):
        question = Question(asked, (asked,), date(2025, 10, 3), "Sở")
        regime = ask(campaign, question, [world.office], by=province, uid=uuid4())
        report = actions.draft(Due.objects.get(regime=regime), by=officer)
        fill = {"entries": {}, "narrative": {}, "rest_is_none": True}
        actions.fill(report, **fill, by=officer, uid=uuid4())
        report = actions.send(report, by=officer, uid=uuid4())
        actions.accept(report, by=world.people["approver"], uid=uuid4())
        report.refresh_from_db()
        actions.pass_on(report, by=officer, uid=uuid4())

    turns = province_queries.turns(province)

    told = {one.label for turn in turns for one in province_queries.roll(province, turn).figures}
    assert told == {"Số hộ có Wi-Fi", "Số hộ có ti vi"}
