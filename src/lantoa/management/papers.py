"""The officer's first papers, laid into the home as Word files as soon as a campaign stands."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from lantoa.commune.queries import hamlet_unit, hamlets
from lantoa.home.queries import hamlet_paper, plan_paper, radio_paper
from lantoa.kit import clock
from lantoa.kit.official import Paper
from lantoa.kit.official_docx import to_docx
from lantoa.kit.periods import week_of
from lantoa.kit.text import fold
from lantoa.plan.models import Campaign


def folder_of(campaign: Campaign) -> Path:
    """Return where the campaign's papers lie."""
    home: Path = settings.HOME
    return home / "papers" / f"{campaign.from_on:%Y-%m-%d}-{campaign.pk}"


def lay_out(campaign: Campaign) -> list[Path]:
    """Write the plan, the radio week and a page per hamlet, if they are not there; return all."""
    folder = folder_of(campaign)
    if not folder.is_dir():
        part = folder.with_name(folder.name + ".part")
        part.mkdir(parents=True, exist_ok=True)
        for name, paper in _papers(campaign):
            (part / f"{name}.docx").write_bytes(to_docx(paper))
        part.replace(folder)
    return sorted(folder.glob("*.docx"))


def _papers(campaign: Campaign) -> Iterator[tuple[str, Paper]]:
    yield "ke-hoach", plan_paper(campaign)
    day = min(max(clock.today(), campaign.from_on), campaign.until_on)
    yield "lich-phat-thanh-tuan", radio_paper(campaign.commune, week_of(day))
    for place in hamlets(campaign.commune):
        if board := hamlet_unit(place):
            slug = fold(str(place)).replace(" ", "-")
            yield f"viec-cua-{slug}", hamlet_paper(campaign, board)
