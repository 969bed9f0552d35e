"""Draft sound of a version: made when first asked for, kept beside the data, rebuildable."""

import hashlib
import os
from pathlib import Path

from django.conf import settings

from lantoa.channels import radio
from lantoa.channels.base import Parcel


def path_of(parcel: Parcel) -> Path:
    """Return where the draft of exactly these words at this pace is kept."""
    words = f"{parcel.language}\n{parcel.pace}\n{radio.read_aloud(parcel)}"
    name = hashlib.sha256(words.encode()).hexdigest()
    return Path(settings.HOME) / "derived" / "audio" / f"{name}.mp3"


def draft(parcel: Parcel) -> bytes:
    """Return the MP3 to listen to before approval. Raises `NoVoice` (a sentence for the screen)."""
    path = path_of(parcel)
    if path.exists():
        return path.read_bytes()
    sound = radio.audio(parcel).bytes
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_suffix(f".{os.getpid()}.part")
    beside.write_bytes(sound)
    beside.replace(path)
    return sound
