"""Later work of the ledger: sessions get their items, drafts to listen to are made."""

from lantoa.channels.speech.voice import NoVoice
from lantoa.kit import clock
from lantoa.outreach.actions import fill_sessions
from lantoa.outreach.air import draft_parcel
from lantoa.outreach.queries import running, version
from lantoa.outreach.sound import draft


def fill(campaign: int) -> None:
    """Give the campaign's planned activities from today on what is approved by now."""
    for row in running().filter(pk=campaign):
        first = max(row.from_on, clock.today())
        fill_sessions(row, from_on=first, until_on=row.until_on, by=None)


def fill_all() -> None:
    """Do `fill` for every running campaign."""
    for row in running():
        fill(row.pk)


def render_audio(version_pk: int) -> None:
    """Make the draft to listen to of one version; without a voice there is none, and no fault."""
    row = version(version_pk)
    if row is None:
        return
    try:
        draft(draft_parcel(row))
    except NoVoice:
        return
