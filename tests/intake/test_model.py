"""A province's own language model: asked, held against the paper, taken piece by piece."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.intake import actions
from lantoa.intake.actions import Upload
from lantoa.intake.model_asking import Model, NoAnswer, ask
from lantoa.intake.model_checks import checked, merged
from lantoa.intake.models import Directive
from lantoa.kit.errors import Unfit
from lantoa.kit.text import fold
from tests.intake.letters import TRUE
from tests.world import World

ANSWER = {
    "kind": "công văn",
    "number": "396/UBND-VHXH",
    "issuer": "Ủy ban nhân dân xã Hữu Lũng",
    "subject": "một trích yếu bịa ra",
    "issued_on": "2025-08-23",
    "assignments": [
        {"unit": "Phòng Văn hóa – Xã hội", "duties": ["theo dõi, đôn đốc", "nấu cơm"]},
        {"unit": "Sở Giao thông vận tải", "duties": ["theo dõi"]},
    ],
    "dates": [{"on": "2025-12-25", "text": "(10/10)", "what": ""}],
    "channels": ["radio", "telepathy"],
    "signer": {"authority": "KT.", "title": "PHÓ CHỦ TỊCH", "name": "Nguyễn Văn Bịa"},
}


class Fake(HTTPServer):
    """A model behind an OpenAI-compatible address that says what it was told to say."""

    said: object = ANSWER
    asked: list[dict[str, object]]


class Mouth(BaseHTTPRequestHandler):
    """Answers one question."""

    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, Fake)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server.asked.append({"path": self.path, "key": self.headers.get("Authorization"),
                             **json.loads(body)})  # fmt: skip
        said = server.said if isinstance(server.said, str) else json.dumps(server.said)
        answer = json.dumps({"choices": [{"message": {"content": said}}]}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def fake() -> Iterator[Fake]:
    server = Fake(("127.0.0.1", 0), Mouth)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def at(fake: Fake, key: str = "") -> Model:
    return Model(f"http://127.0.0.1:{fake.server_port}/v1", "thu", key)


def test_what_does_not_stand_in_the_paper_is_refused(fake: Fake) -> None:
    found = ask(at(fake, "khoa"), TRUE)

    assert found.form["number"] == "396/UBND-VHXH"
    assert found.form["issuer"] == "Ủy ban nhân dân xã Hữu Lũng"
    assert found.form["subject"] is None
    assert found.form["assignments"] == [
        {"unit": "Phòng Văn hóa – Xã hội", "duties": ["theo dõi, đôn đốc"]}
    ]
    assert found.form["dates"] == []
    assert found.form["channels"] == ["radio"]
    assert found.form["signer"] == {"authority": "KT.", "title": "PHÓ CHỦ TỊCH", "name": None}
    assert {line.split(":")[0] for line in found.refused} >= {
        "Trích yếu", "Đơn vị", "Mốc thời gian", "Người ký",
    }  # fmt: skip
    assert fake.asked[0]["path"] == "/v1/chat/completions"
    assert fake.asked[0]["key"] == "Bearer khoa"


def test_a_piece_of_a_number_or_word_does_not_stand_in_the_paper() -> None:
    said = {"number": "96/UBND-VHXH", "assignments": [{"unit": "òng Văn hóa", "duties": []}]}

    found = checked(said, TRUE)

    assert found.form["number"] is None
    assert found.form["assignments"] == []
    assert len(found.refused) == 2


@pytest.mark.parametrize("said", ["xin chào", "[1, 2]", "{", "null", '"chuỗi"'])
def test_an_answer_of_another_shape_is_no_answer(fake: Fake, said: str) -> None:
    fake.said = said

    with pytest.raises(NoAnswer, match="không đúng mẫu"):
        ask(at(fake), TRUE)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/v1", "file:///etc/passwd", "x"])
def test_a_model_that_is_not_there_is_said_in_words(address: str) -> None:
    with pytest.raises(NoAnswer):
        ask(Model(address, "thu"), TRUE)


LEAF = st.none() | st.integers() | st.sampled_from(["UBND xã", "Sở khác", "2025-01-02", "x"])
ROW = st.dictionaries(st.sampled_from(["unit", "duties", "on", "text", "title", "from"]), LEAF)
FORM = st.dictionaries(
    st.sampled_from([*ANSWER, "pillars", "reporting", "addressees"]),
    LEAF | ROW | st.lists(LEAF | ROW, max_size=3),
    max_size=6,
)


@given(FORM)
def test_whatever_a_model_says_only_words_of_the_paper_come_through(
    said: dict[str, object],
) -> None:
    form = checked(said, "UBND xã Gốc Sấu").form

    names = [row["unit"] for row in form["assignments"]]  # type: ignore[attr-defined]
    for name in [*names, form["issuer"] or "", form["subject"] or ""]:
        assert (
            set(re.findall(r"\w+", fold(name))) <= {*["ubnd", "xa", "goc", "sau"]} or len(name) < 9
        )
    assert form["issued_on"] is None
    assert merged({"issuer": "UBND"}, form)["issuer"]


@pytest.fixture
def letter(world: World, files: Path) -> Directive:
    upload = [Upload("a.txt", TRUE.encode())]
    return actions.receive(by=world.people["officer"], files=upload, uid=uuid4())


@pytest.mark.django_db
def test_a_second_reading_is_shown_beside_ours_and_taken_by_a_person(
    world: World,
    letter: Directive,
    fake: Fake,
    monkeypatch: pytest.MonkeyPatch,
    run_jobs: Callable[[], int],
) -> None:
    monkeypatch.setenv("LANTOA_MODEL_URL", at(fake).address)
    fake.said = {"attachments": ["Nghị quyết số 57-NQ/TW"], "subject": "bịa"}
    client = world.client("officer")
    run_jobs()
    subject = letter.fields["subject"]

    client.post(f"/van-ban/{letter.pk}/doc-lan-hai/", {"uid": str(uuid4())})
    run_jobs()
    page = client.get(f"/van-ban/{letter.pk}/").content.decode()
    client.post(f"/van-ban/{letter.pk}/lay/", {"path": "attachments", "uid": str(uuid4())})

    letter.refresh_from_db()
    assert "Chỗ mô hình đọc khác" in page
    assert "1 chỗ mô hình nêu mà văn bản không có" in page
    assert letter.fields["attachments"] == ["Nghị quyết số 57-NQ/TW"]
    assert letter.fields["subject"] == subject


@pytest.mark.django_db
def test_without_a_model_there_is_no_button_and_no_asking(
    world: World, letter: Directive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANTOA_MODEL_URL", raising=False)

    page = world.client("officer").get(f"/van-ban/{letter.pk}/").content.decode()

    assert "doc-lan-hai" not in page
    with pytest.raises(Unfit, match="chưa có mô hình"):
        actions.ask_again(letter, by=world.people["officer"], uid=uuid4())


@pytest.mark.django_db
def test_a_model_that_fails_leaves_our_reading_alone(
    world: World,
    letter: Directive,
    monkeypatch: pytest.MonkeyPatch,
    run_jobs: Callable[[], int],
) -> None:
    monkeypatch.setenv("LANTOA_MODEL_URL", "http://127.0.0.1:9/v1")
    before = letter.fields

    actions.ask_again(letter, by=world.people["officer"], uid=uuid4())
    run_jobs()

    letter.refresh_from_db()
    assert letter.fields == before
    assert letter.reading["second"]["state"] == "failed"
