"""The draft voice: a machine reads a bulletin so that its writer can hear and time it."""

import ctypes
from functools import cache
from threading import Lock

import espeakng_loader
import lameenc

VOICES = {"vi": b"vi"}
"""Languages that the machine can read; for others a person reads (Tày, Nùng, Dao)."""

_LOCK = Lock()
_KBIT = 48
_SYNCHRONOUS, _NO_EXIT, _UTF8, _RATE, _CHARACTERS = 2, 0x8000, 1, 1, 1
_SYLLABLES_PER_WPM = 1.42
"""Measured: espeak-ng's Vietnamese says so many syllables for each word a minute it is set to."""

_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class NoVoice(Exception):
    """No machine can read this aloud here; `str(error)` is a Vietnamese sentence."""


@cache
def _engine() -> tuple[ctypes.CDLL, int]:
    """Load the engine once; return it with its sample rate in hertz."""
    try:
        library = ctypes.CDLL(espeakng_loader.get_library_path())
    except OSError as error:
        raise NoVoice(
            "Máy này không chạy được giọng đọc thử: người đọc ghi âm rồi gắn tệp vào buổi phát."
        ) from error
    data = espeakng_loader.get_data_path().encode()
    hertz = library.espeak_Initialize(_SYNCHRONOUS, 0, data, _NO_EXIT)
    if hertz <= 0:
        raise NoVoice("Giọng đọc thử chưa cài đủ tệp: người đọc ghi âm rồi gắn tệp vào buổi phát.")
    library.espeak_Synth.argtypes = [
        ctypes.c_char_p,
        ctypes.c_size_t,
        ctypes.c_uint,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_uint,
        ctypes.c_void_p,
        ctypes.c_void_p,
    ]
    return library, hertz


def _pcm(text: str, *, voice: bytes, pace: int) -> tuple[bytes, int]:
    """Return 16-bit mono samples and their rate; one at a time, for the engine has one state."""
    sound = bytearray()

    def take(wave: object, samples: int, events: object) -> int:
        if wave and samples > 0:
            sound.extend(ctypes.string_at(wave, samples * 2))  # type: ignore[arg-type]
        return 0

    callback = _Callback(take)
    with _LOCK:
        library, hertz = _engine()
        library.espeak_SetSynthCallback(callback)
        if library.espeak_SetVoiceByName(voice) != 0:
            raise NoVoice("Giọng đọc thử thiếu tiếng này: người đọc ghi âm rồi gắn tệp vào.")
        library.espeak_SetParameter(_RATE, max(80, round(pace / _SYLLABLES_PER_WPM)), 0)
        raw = text.encode() + b"\0"
        library.espeak_Synth(raw, len(raw), 0, _CHARACTERS, 0, _UTF8, None, None)
        library.espeak_Synchronize()
    return bytes(sound), hertz


def mp3(text: str, *, language: str = "vi", pace: int = 150) -> bytes:
    """Return spoken `text` (from `spoken`) as MP3, mono, at about `pace` syllables a minute.

    Raises `NoVoice` when the machine has no voice for `language`.
    """
    if language not in VOICES:
        raise NoVoice(
            "Máy chưa có giọng đọc tiếng này: nhờ người biết tiếng đọc, ghi âm rồi gắn tệp vào."
        )
    if not any(char.isalnum() for char in text):
        raise NoVoice("Không có chữ nào để đọc: kiểm tra lại nội dung.")
    sound, hertz = _pcm(text.lower(), voice=VOICES[language], pace=pace)
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(_KBIT)
    encoder.set_in_sample_rate(hertz)
    encoder.set_channels(1)
    encoder.set_quality(7)
    return bytes(encoder.encode(sound) + encoder.flush())
