"""Phụ lục ảnh: proofs with what, where and when, the same in Word and PDF."""

from dataclasses import replace
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from docx import Document

from lantoa.commune.files import path_of
from lantoa.commune.models import File
from lantoa.kit import clock
from lantoa.outreach.models import CodeSheet, Proof
from lantoa.outreach.proofs import add_proof
from lantoa.report.paper import to_paper
from lantoa.report.photos import photo_annex
from lantoa.report.rules import answer_of
from tests.kit.both_papers import pdf_words, photo, word_words
from tests.reach.ledger import did
from tests.report.way import DAY, drafted, value

pytestmark = pytest.mark.django_db


def shown(world, activity, colour, by="hamlet"):
    data = photo(colour, (1600, 1200))
    return add_proof(activity, data=data, name="a.jpg", by=world.people[by], uid=uuid4())


def with_photos(report):
    paper = to_paper(report)
    return replace(paper, annexes=(*paper.annexes, photo_annex(report)))


def test_photos_stand_with_what_where_and_when_in_both_papers(world, campaign, files):
    meeting = did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 60})
    for colour in ("red", "green", "blue"):
        shown(world, meeting, colour)
    report = drafted(world, world.boards[0])

    paper = with_photos(report)
    file = world.client("hamlet").get(reverse("report:docx", args=[report.pk]), {"anh": "1"})

    said = word_words(paper)
    assert "ẢNH HOẠT ĐỘNG" in said
    assert "Ảnh 2. Việc gathering, thôn Gốc Sấu, ngày 10/9/2025" in said
    assert "Ảnh 3" not in said
    assert pdf_words(paper) == said
    pictures = Document(BytesIO(file.content)).inline_shapes
    assert len(pictures) == 2
    assert all(one._inline.docPr.get("descr").startswith("Ảnh ") for one in pictures)


def test_other_hamlets_photos_and_scanned_sheets_stay_out(world, campaign, files):
    theirs = did(campaign, "gathering", unit=world.boards[1], on=DAY, counts={"people": 60})
    shown(world, theirs, "red", by="hamlet2")

    annex = photo_annex(drafted(world, world.boards[0]))

    assert annex.blocks[0].text == "Kỳ này chưa có ảnh minh chứng."


def test_the_picture_of_a_paper_that_was_written_on_is_a_proof_and_no_photo_of_the_work(
    world, campaign, files
):
    meeting = did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 60})
    paper = shown(world, meeting, "white").file
    CodeSheet.objects.create(
        unit=world.boards[0], month=DAY.replace(day=1), version=1, made_at=clock.now(), photo=paper
    )

    annex = photo_annex(drafted(world, world.boards[0]))

    assert annex.blocks[0].text == "Kỳ này chưa có ảnh minh chứng."


def test_a_photo_that_the_disk_has_lost_leaves_the_others(world, campaign, files):
    meeting = did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 60})
    for colour in ("red", "green"):
        shown(world, meeting, colour)
    path_of(Proof.objects.order_by("pk").first().file.sha256).unlink()

    annex = photo_annex(drafted(world, world.boards[0]))

    assert len(annex.blocks[0].rows) == 1


def test_one_paper_behind_two_activities_is_one_proof_and_a_recording_is_none(
    world, campaign, files
):
    acts = [did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": n})
            for n in (5, 6)]  # fmt: skip
    paper = shown(world, acts[0], "white").file
    Proof.objects.create(activity=acts[1], file=paper)
    voice = File.objects.create(
        sha256="0" * 64, mime="audio/webm", bytes=9, unit=world.boards[0], place=world.hamlets[0],
        by=world.people["hamlet"], received_at=clock.now(),
    )  # fmt: skip
    Proof.objects.create(activity=acts[1], file=voice)

    assert value(drafted(world, world.boards[0]), "proofs") == answer_of(1)
