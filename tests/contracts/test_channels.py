"""The contract of every channel: whoever adds a file to the package is held to it."""

import pkgutil
from datetime import date, time
from importlib import import_module

import pypdfium2
import pytest

from lantoa import channels
from lantoa.bootstrap.environment import ROOT
from lantoa.channels.base import LAW, VEHICLES, Channel, Out, Parcel, all_channels
from lantoa.content.rules import reads_clean

SHARED = {"base"}
MODULES = [m.name for m in pkgutil.iter_modules(channels.__path__) if not m.ispkg]
FILES = [name for name in MODULES if name not in SHARED]
CHANNELS = list(all_channels().values())
BODY = """## Ba dấu hiệu cuộc gọi lừa đảo

Bà con nhận cuộc gọi lạ thì dừng lại nghĩ **ba điều**:

1. Người gọi giục làm ngay trong 5 phút.
2. Người gọi hỏi mã OTP, số CCCD.
3. Người gọi bảo giữ kín, không nói với ai.

- Gọi lại số quen.
- Báo Công an xã lúc 7h30 ngày 5/9.
"""
PARCEL = Parcel(
    title="Ba dấu hiệu cuộc gọi lừa đảo",
    body=BODY,
    commune="Xã Khe Sâu",
    unit="Thôn Bãi Dâu",
    place="Nhà văn hóa thôn Bãi Dâu",
    on=date(2026, 9, 5),
    at=time(19, 30),
    url="https://xa.example/dot/1",
    fingerprint="a1b2c3d4e5f60718",
    watermark="DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ HÀNH CHÍNH",
)
ENDLESS = Parcel(title="Tên rất dài " * 30, body="Đoạn văn không chịu dừng lại. " * 900)
every = pytest.mark.parametrize("channel", CHANNELS, ids=[c.kind for c in CHANNELS])


def words_of(out: Out) -> str:
    """Return all that a person reads of it: the text, and every page printed."""
    pages = [
        page.get_textpage().get_text_range()
        for file in out.files
        if file.mime == "application/pdf"
        for page in pypdfium2.PdfDocument(file.bytes)
    ]
    return " ".join([out.text, *pages])


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_the_package_is_a_channel(name):
    channel = import_module(f"lantoa.channels.{name}").CHANNEL

    assert isinstance(channel, Channel)
    assert channel.kind == name.rstrip("_")
    assert all_channels()[channel.kind] is channel


def test_every_word_of_the_reading_form_has_a_channel():
    assert {channel.vehicle for channel in CHANNELS} == set(VEHICLES)


@every
def test_a_channel_says_what_it_is_and_which_law_it_stands_on(channel):
    assert channel.law is None or channel.law in LAW
    assert reads_clean(f"{channel.label} {channel.verb}")
    assert channel.label[0].isupper()
    assert channel.surety in ("offered", "delivered", "engaged")
    assert channel.by_hand or channel.send is not None


@every
def test_what_it_asks_has_a_name_a_unit_and_sane_limits(channel):
    keys = [ask.key for ask in channel.asks]

    assert keys
    assert len(set(keys)) == len(keys)
    for ask in channel.asks:
        assert ask.label
        assert ask.unit
        assert 0 <= ask.least < ask.most


@every
def test_every_figure_it_gives_comes_from_what_it_asks(channel):
    known = {"activity", "carried", *(ask.key for ask in channel.asks)}

    assert channel.counts
    assert {counted.of for counted in channel.counts} <= known


def test_no_two_channels_give_the_same_figure():
    codes = [counted.code for channel in CHANNELS for counted in channel.counts]

    assert len(set(codes)) == len(codes)


@every
def test_an_ordinary_parcel_fits(channel):
    assert channel.fit(PARCEL) == []


@every
def test_what_does_not_fit_is_told_in_sentences_a_person_can_act_on(channel):
    told = [*channel.fit(ENDLESS), *channel.fit(Parcel(title="", body=""))]

    assert told
    for sentence in told:
        assert reads_clean(sentence)
        assert sentence[0].isupper()
        assert sentence.endswith(".")


@every
def test_what_goes_out_holds_the_parcels_words(channel):
    out = channel.render(PARCEL)

    assert out.text.strip()
    assert out.files
    assert all(file.bytes and file.mime and "." in file.name for file in out.files)
    assert "cuộc gọi" in words_of(out)


@every
def test_every_printed_page_says_that_the_demo_is_no_paper(channel):
    for file in channel.render(PARCEL).files:
        if file.mime == "application/pdf":
            for page in pypdfium2.PdfDocument(file.bytes):
                assert "DỮ LIỆU MINH HỌA" in page.get_textpage().get_text_range()


@every
def test_the_same_parcel_gives_the_same_words(channel):
    assert words_of(channel.render(PARCEL)) == words_of(channel.render(PARCEL))


def test_party_cells_leave_no_names_photos_or_household_marks():
    cell = all_channels()["party_cell"]

    assert cell.crowd == "heads"
    assert not cell.photos
    assert not cell.public
    assert {ask.key for ask in cell.asks} == {"people"}


def test_no_channel_of_a_commune_sends_text_messages():
    assert [c.kind for c in CHANNELS if c.vehicle == "sms"] == ["sms_request"]
    assert all(c.send is None for c in CHANNELS if c.vehicle == "sms")


@every
def test_every_channel_is_named_in_the_docs(channel):
    page = (ROOT / "docs" / "add-a-channel.md").read_text("utf-8")

    assert f"`{channel.kind}`" in page
