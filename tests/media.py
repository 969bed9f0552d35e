"""Recordings as phones make them, as small as they can be."""


def box(kind: bytes, *inside: bytes) -> bytes:
    """Return one box of an MP4."""
    body = b"".join(inside)
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def mp4(*handlers: bytes, brand: bytes = b"mp42") -> bytes:
    """Return an MP4 with a track for each handler ("soun", "vide")."""
    tracks = [
        box(b"trak", box(b"tkhd", bytes(84)), box(b"mdia", box(b"hdlr", bytes(8), one, bytes(12))))
        for one in handlers
    ]
    return (
        box(b"ftyp", brand, bytes(8))
        + box(b"mdat", bytes(range(256)))
        + box(b"moov", box(b"mvhd", bytes(100)), *tracks)
    )


WEBM = b"\x1a\x45\xdf\xa3" + bytes(12) + b"webm" + b"A_OPUS" + bytes(200)
OGG = b"OggS" + bytes(24) + b"OpusHead" + bytes(range(1, 90))
MP3 = b"ID3\x04\0\0\0\0\0\x02\0\0" + b"\xff\xfb\x90\x64" + bytes(400)
WAV = b"RIFF\x10\0\0\0WAVEfmt " + b"\x01" * 20 + b"data\x04\0\0\0" + b"\x01" * 40
