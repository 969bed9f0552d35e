"""The draft voice: it makes a file that plays, as long as its words."""

import pytest

from lantoa.channels.base import syllables
from lantoa.channels.speech.reading import spoken
from lantoa.channels.speech.voice import NoVoice, mp3

BULLETIN = (
    "Kính thưa bà con! Tối nay 19h30, thôn ta họp tại nhà văn hóa. "
    "Ai chưa có VNeID mức 2 thì mang CCCD đến, Tổ CNSCĐ làm giúp tại chỗ. "
) * 6
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000)}
KBITS = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}


def seconds_of(sound: bytes) -> float:
    """Walk the MP3 frame by frame, to the last byte; a broken frame is an error."""
    at, seconds = 0, 0.0
    while at < len(sound):
        head = sound[at : at + 4]
        assert head[0] == 0xFF, f"no frame at byte {at}"
        assert head[1] & 0xE0 == 0xE0, f"no frame at byte {at}"
        version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
        assert layer == 1, "not layer III"
        rate = RATES[version][head[2] >> 2 & 3]
        kbit, padding = KBITS[version][head[2] >> 4], head[2] >> 1 & 1
        samples = 1152 if version == 3 else 576
        at += samples // 8 * kbit * 1000 // rate + padding
        seconds += samples / rate
    assert at == len(sound), "the last frame is cut off"
    return seconds


@pytest.mark.parametrize("pace", [130, 150, 180])
def test_the_draft_lasts_as_long_as_its_words(pace):
    text = spoken(BULLETIN)

    sound = mp3(text, pace=pace)

    assert seconds_of(sound) == pytest.approx(syllables(text) / pace * 60, rel=0.2)


def test_twice_the_words_take_twice_the_time():
    once, twice = mp3(spoken(BULLETIN)), mp3(spoken(BULLETIN * 2))

    assert seconds_of(twice) / seconds_of(once) == pytest.approx(2, rel=0.1)


def test_a_language_without_a_voice_is_said_plainly():
    with pytest.raises(NoVoice, match="nhờ người biết tiếng đọc"):
        mp3("Pỉ noọng", language="nùng")


def test_nothing_to_read_makes_no_silent_file():
    with pytest.raises(NoVoice, match="Không có chữ nào"):
        mp3("   ")
