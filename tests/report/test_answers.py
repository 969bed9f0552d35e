"""A report is sent, returned, corrected, accepted and sealed."""

from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.actions import digest
from lantoa.commune.models import Journal
from lantoa.kit.errors import AlreadyChanged, NotAllowed, Unfit
from lantoa.outreach.models import Activity
from lantoa.report import actions, queries
from lantoa.report.models import Report
from lantoa.report.rules import NONE, answer_of
from tests.reach.ledger import did
from tests.report.way import DAY, drafted, due_of, entry, sent, value

pytestmark = pytest.mark.django_db


def test_a_report_with_blanks_is_not_sent_and_nothing_is_lost(world, campaign):
    report = drafted(world, world.boards[0])

    with pytest.raises(Unfit, match="chưa nhập"):
        actions.send(report, by=world.people["hamlet"], uid=uuid4())

    assert Report.objects.get(pk=report.pk).state == Report.DRAFT


def test_a_report_is_not_sent_while_its_period_runs(world, campaign):
    report = actions.draft(due_of(world.boards[0], 1), by=world.people["hamlet"])
    entry(report, "gathering_times", "0", by=world.people["hamlet"])

    with pytest.raises(Unfit, match="14/10"):
        actions.send(report, by=world.people["hamlet"], uid=uuid4())


def test_sent_twice_is_sent_once(world, campaign):
    report, head, uid = drafted(world, world.boards[0]), world.people["hamlet"], uuid4()
    entry(report, "gathering_times", "0", by=head)

    actions.send(report, by=head, uid=uid)
    actions.send(report, by=head, uid=uid)

    assert Journal.objects.filter(verb="report.sent").count() == 1


def test_a_returned_report_is_corrected_as_a_new_version_that_tells_what_changed(world, campaign):
    board, head, officer = world.boards[0], world.people["hamlet"], world.people["officer"]
    wrong = did(campaign, "gathering", unit=board, on=DAY, counts={"people": 900})
    first = sent(world, board)
    actions.send_back(
        first,
        note="",
        figures={"gathering_people": "Thôn có chừng ấy người không?"},
        by=officer,
        uid=uuid4(),
    )
    right = did(campaign, "gathering", unit=board, on=DAY, counts={"people": 62})
    Activity.objects.filter(pk=right.pk).update(corrects=wrong)

    second = actions.draft(due_of(board), by=head)

    assert second.version == 2
    assert value(second, "gathering_people") == answer_of(62)
    assert queries.changed_since(second) == {"gathering_people": answer_of(900)}
    assert value(second, "visit_homes").state == NONE
    assert Report.objects.get(pk=first.pk).state == Report.RETURNED


def test_a_return_must_say_what_to_look_at(world, campaign):
    report = sent(world, world.boards[0])

    with pytest.raises(Unfit):
        actions.send_back(report, note=" ", figures={}, by=world.people["officer"], uid=uuid4())


def test_an_accepted_report_is_sealed_with_its_body_and_the_journals_head(world, campaign):
    report = sent(world, world.boards[0])

    seal = actions.accept(report, by=world.people["officer"], uid=uuid4())

    line = Journal.objects.get(commune=world.commune, seq=seal.journal_seq)
    assert digest(seal.body) == seal.sha256 == line.facts["sha256"]
    assert line.hash == seal.journal_hash
    with pytest.raises(Unfit):
        actions.draft(report.due, by=world.people["hamlet"])


def test_a_report_that_moved_on_meanwhile_is_not_changed(world, campaign):
    report = sent(world, world.boards[0])
    stale = Report.objects.get(pk=report.pk)
    actions.accept(report, by=world.people["officer"], uid=uuid4())

    with pytest.raises(AlreadyChanged):
        actions.send_back(
            stale, note="Xem lại", figures={}, by=world.people["officer"], uid=uuid4()
        )


def test_two_people_filling_the_same_draft_do_not_overwrite_each_other(world, campaign):
    report, head = drafted(world, world.boards[0]), world.people["hamlet"]
    opened = report.row_version
    actions.fill(report, entries={}, narrative={}, by=head, uid=uuid4(), row_version=opened)

    with pytest.raises(AlreadyChanged):
        actions.fill(
            Report.objects.get(pk=report.pk),
            entries={},
            narrative={"proposals": "Thêm loa"},
            by=head,
            uid=uuid4(),
            row_version=opened,
        )


@pytest.mark.parametrize("role", ["hamlet2", "association", "viewer", "operator"])
def test_others_neither_write_nor_send_a_hamlets_report(world, campaign, role):
    report = drafted(world, world.boards[0])

    with pytest.raises(NotAllowed):
        actions.draft(report.due, by=world.people[role])
    with pytest.raises(NotAllowed):
        actions.send(report, by=world.people[role], uid=uuid4())


def test_a_hamlet_does_not_accept_its_own_report_nor_the_office_the_communes(world, campaign):
    report = sent(world, world.boards[0])
    with pytest.raises(NotAllowed):
        actions.accept(report, by=world.people["hamlet"], uid=uuid4())
    office = sent(world, world.office, "officer")

    with pytest.raises(NotAllowed):
        actions.accept(office, by=world.people["officer"], uid=uuid4())
    assert actions.accept(office, by=world.people["approver"], uid=uuid4())


def test_a_return_offers_the_figures_with_a_number_first_and_the_others_folded(world, campaign):
    did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 62})
    report = sent(world, world.boards[0])

    page = world.client("officer").get(reverse("report:report", args=[report.pk])).content.decode()

    shown, folded = page.split("mục không có số", 1)
    assert "Lượt người dự họp, hội nghị: 62" in shown
    assert 'name="why-gathering_people"' in shown
    assert 'name="why-leaflet_copies"' in folded


def test_a_word_on_a_figure_without_a_number_stands_beside_it_in_the_open(world, campaign):
    report, head = sent(world, world.boards[0]), world.people["hamlet"]
    word = {"leaflet_copies": "Tờ rơi đã phát rồi mà?"}
    actions.send_back(report, note="", figures=word, by=world.people["officer"], uid=uuid4())
    again = actions.draft(report.due, by=head)

    page = world.client("hamlet").get(reverse("report:report", args=[again.pk])).content.decode()

    before_folded = page.split("mục sổ chưa có", 1)[0]
    assert before_folded.count("Tờ rơi đã phát rồi mà?") == 2
    assert 'name="leaflet_copies"' in before_folded
