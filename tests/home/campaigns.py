"""A campaign launched from the letter, as the office does it."""

from pathlib import Path
from uuid import uuid4

from lantoa.intake.actions import Upload, receive
from lantoa.launch import launch
from lantoa.plan.models import Campaign
from tests.world import World

LETTERS = Path(__file__).parents[1] / "data" / "directives"
LETTER = "396-UBND-VHXH.eng.txt"


def launched(world: World, name: str = LETTER) -> Campaign:
    """Return the campaign of a letter."""
    officer = world.people["officer"]
    upload = Upload(name, (LETTERS / name).read_bytes())
    directive = receive(by=officer, files=[upload], uid=uuid4())
    return launch(directive, by=officer).campaign
