"""Each figure and each sentence of a report opens what it was made of, as far as one may see."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.files import store_file
from lantoa.concerns.actions import raise_concern
from lantoa.outreach.models import Activity, Proof
from lantoa.report import actions, proofs
from lantoa.report.models import Indicator
from tests.counting import questions
from tests.media import OGG
from tests.reach.ledger import did, station
from tests.report.way import DAY, drafted, sent

pytestmark = pytest.mark.django_db


def figure_page(world, role, report, code):
    return world.client(role).get(reverse("report:figure", args=[report.pk, code]))


def behind(world, role, report, code):
    measure = proofs.measure_of(report, code)
    return proofs.of_figure(world.people[role], report, measure)


def test_a_figure_opens_its_activities_and_their_photos_and_no_others(world, campaign):
    board, head = world.boards[0], world.people["hamlet"]
    mine = did(campaign, "leaflet", unit=board, on=DAY, counts={"copies": 35})
    did(campaign, "gathering", unit=board, on=DAY, counts={"people": 20})
    did(campaign, "leaflet", unit=board, on=date(2025, 9, 20), counts={"copies": 9})
    photo = store_file(
        head, data=b"phieu", name="phieu.txt", unit=board, accept=frozenset({"text"})
    )
    Proof.objects.create(activity=mine, file=photo)
    report = drafted(world, board)

    said = figure_page(world, "hamlet", report, "leaflet_copies").content.decode()

    assert list(behind(world, "hamlet", report, "leaflet_copies").activities) == [mine]
    assert reverse("commune:file", args=[photo.pk]) in said
    assert reverse("outreach:activity", args=[mine.pk]) in said
    assert "Việc gathering" not in said


def test_a_voice_note_behind_a_figure_is_no_broken_picture(world, campaign):
    board, head = world.boards[0], world.people["hamlet"]
    mine = did(campaign, "leaflet", unit=board, on=DAY, counts={"copies": 35})
    said = store_file(
        head, data=OGG, name="lời.ogg", unit=board,
        accept=frozenset({"audio"}),
    )  # fmt: skip
    Proof.objects.create(activity=mine, file=said)

    page = figure_page(world, "hamlet", drafted(world, board), "leaflet_copies").content.decode()

    address = reverse("commune:file", args=[said.pk])
    assert f'href="{address}"' in page
    assert f'src="{address}"' not in page


def test_the_communes_figure_opens_the_sealed_reports_it_was_added_from(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35})
    own = did(campaign, "leaflet", unit=world.women, on=DAY, counts={"copies": 7})
    report = sent(world, world.boards[0])
    actions.accept(report, by=world.people["officer"], uid=uuid4())
    commune = drafted(world, world.office, "officer")

    ground = behind(world, "officer", commune, "leaflet_copies")
    said = figure_page(world, "officer", commune, "leaflet_copies").content.decode()

    assert [(one.state.due.unit, one.shown) for one in ground.below] == [(world.boards[0], "35")]
    assert list(ground.activities) == [own]
    assert reverse("report:figure", args=[report.pk, "leaflet_copies"]) in said


def test_reach_opens_whatever_reached_so_surely_by_whom_ever(world, campaign):
    here = world.hamlets[0]
    leaflet = did(campaign, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": [1]})
    visit = did(campaign, "visit", unit=world.women, place=here, on=DAY, reached={"delivered": [2]})
    aired = did(campaign, "radio", unit=world.team, place=world.commune.place, on=DAY,
                outlet=station(world, world.hamlets))  # fmt: skip
    report = drafted(world, world.boards[0])

    sure = behind(world, "officer", report, "reach_delivered")
    heads = behind(world, "hamlet", report, "reach_delivered")
    report.due.regime.indicators.add(Indicator.objects.get(code="reach_offered"))
    heard = behind(world, "officer", report, "reach_offered")
    heads_heard = behind(world, "hamlet", report, "reach_offered")

    assert set(sure.activities) == set(heads.activities) == {leaflet, visit}
    assert set(heard.activities) == {leaflet, visit, aired}
    assert (set(heads_heard.activities), heads_heard.hidden) == ({leaflet, visit}, 1)


def test_a_sentence_opens_the_activities_it_was_built_from(world, campaign):
    met = did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 41})
    lost = did(campaign, "visit", unit=world.boards[0], on=DAY, state=Activity.MISSED)
    report = drafted(world, world.boards[0])

    text, ground = proofs.of_sentence(world.people["hamlet"], report, "highlights", 0)
    _, undone = proofs.of_sentence(world.people["hamlet"], report, "missed", 0)

    assert text == "Ngày 10/9: Việc gathering, thôn Gốc Sấu (41 người)."
    assert list(ground.activities) == [met]
    assert list(undone.activities) == [lost]


def test_a_difficulty_told_in_a_report_opens_the_difficulty(world, campaign):
    raised = raise_concern(
        by=world.people["hamlet"], uid=uuid4(), title="Loa im", body="Nhờ xã xem giúp."
    )
    type(raised).objects.update(received_at="2025-09-10T08:00:00+07:00")
    report = drafted(world, world.boards[0])

    _, ground = proofs.of_sentence(world.people["hamlet"], report, "difficulties", 0)
    counted = behind(world, "hamlet", report, "concerns_raised")

    assert ground.concerns == counted.concerns == [raised]


def test_people_s_own_words_have_nothing_behind_them_and_built_ones_keep_theirs(world, campaign):
    did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 41})
    report, head = drafted(world, world.boards[0]), world.people["hamlet"]
    words = f"Bà con rất vui.\n{report.narrative['highlights']}"
    actions.fill(report, entries={}, narrative={"highlights": words}, by=head, uid=uuid4())

    _, own = proofs.of_sentence(head, report, "highlights", 0)
    _, built = proofs.of_sentence(head, report, "highlights", 1)
    page = world.client("hamlet").get(reverse("report:sentence", args=[report.pk, "highlights", 0]))

    assert (own.activities.count(), built.activities.count()) == (0, 1)
    assert "Câu này đơn vị tự viết" in page.content.decode()


@pytest.mark.parametrize("address", [("figure", "khong-co"), ("sentence", "highlights", 99)])
def test_what_a_report_does_not_say_is_not_there(world, campaign, address):
    report = drafted(world, world.boards[0])
    name, *rest = address

    answer = world.client("hamlet").get(reverse(f"report:{name}", args=[report.pk, *rest]))

    assert answer.status_code == 404


def test_the_page_behind_a_figure_asks_no_more_however_many_activities(world, campaign):
    did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 20})
    report = drafted(world, world.boards[0])
    few = questions(lambda: figure_page(world, "officer", report, "gathering_people"))
    for _ in range(15):
        did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 20})

    assert questions(lambda: figure_page(world, "officer", report, "gathering_people")) == few
