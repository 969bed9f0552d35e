"""How a version will look or sound in each channel that can bring it out."""

from dataclasses import dataclass

from lantoa.channels.base import Channel, Out, Parcel, all_channels
from lantoa.commune.queries import whole_number
from lantoa.content.models import Version
from lantoa.content.rules import AIRED
from lantoa.kit.errors import NotThere
from lantoa.kit.official import DEMO_MARK


@dataclass(frozen=True)
class Preview:
    """What a channel makes of a version, and what it would have changed first (sentences)."""

    channel: Channel
    out: Out
    unfit: tuple[str, ...]


def channels_for(kind: str) -> list[Channel]:
    """Return the channels that bring items of this kind; what airs can be posted to Zalo too.

    Channels that make the same thing of it (a session and its rerun) are shown once.
    """
    fitting = [c for c in all_channels().values() if kind in c.takes or _is_post(c, kind)]
    return list({channel.render: channel for channel in reversed(fitting)}.values())[::-1]


def _is_post(channel: Channel, kind: str) -> bool:
    return channel.vehicle == "social" and kind in AIRED


def preview(version: Version, channel_kind: str) -> Preview:
    """Return the preview in one channel; raises `NotThere` for a kind that there is not."""
    channel = all_channels().get(channel_kind)
    if channel is None:
        raise NotThere
    parcel = parcel_of(version)
    return Preview(channel, channel.render(parcel), tuple(channel.fit(parcel)))


def parcel_of(version: Version) -> Parcel:
    """Return a version as channels take it."""
    item = version.item
    commune = item.campaign.commune
    return Parcel(
        title=version.title,
        body=version.body,
        kind=item.kind,
        language=item.language,
        commune=str(commune.place),
        unit=item.unit.name,
        minutes=whole_number(commune, "radio_minutes"),
        pace=whole_number(commune, "words_per_minute"),
        fingerprint=version.fingerprint,
        watermark=DEMO_MARK if commune.is_demo else "",
    )
