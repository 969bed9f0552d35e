"""The duties of an enclosed paper join those of the directive that it was sent with."""

import re
from dataclasses import replace

from lantoa.intake.rules import Demands, ReadReporting
from lantoa.kit.text import fold

COMMUNES = re.compile(
    r"\b(?:ubnd|uy ban nhan dan)?(?: |^)(?:cac |cap )(?:xa|phuong|dac khu)\b|\bcap xa\b"
)
"""How a paper from above names the communes that it tells to do something."""
BELOW = re.compile(
    r"\b(?:cac|tung|moi|truong) (?:truong )?(?:thon|ban|khu pho|to dan pho|xom|ap|buon|khom|soc)\b"
)
INSIDE = re.compile(r"\b(?:phong|trung tam|ban chi huy|cong an|tram y te|hoi|doan)\b.*\bxa\b")


def joined(main: Demands, enclosed: Demands) -> Demands:
    """Return `main` with what the enclosed paper tells the communes and what is below them.

    Duties of offices of the level above stay where they are. A group named in both keeps one row.
    """
    name = main.issuer or "UBND xã"
    groups = {one.unit: one for one in main.assignments}
    for one in enclosed.assignments:
        unit = _meant(one.unit, name)
        if not unit:
            continue
        quote = f"({enclosed.number}) {one.quote}".strip()
        known = groups.get(unit)
        fresh = tuple(duty for duty in one.duties if known is None or duty not in known.duties)
        groups[unit] = (
            replace(known, duties=(*known.duties, *fresh))
            if known
            else replace(one, unit=unit, quote=quote)
        )
    return replace(
        main,
        assignments=tuple(groups.values()),
        reporting=(*main.reporting, *_reports(main, enclosed, name)),
    )


def _meant(unit: str, commune: str) -> str:
    """Return the unit as the commune knows it, or nothing for one of the level above."""
    text = fold(unit)
    if COMMUNES.search(text):
        return commune
    return unit if BELOW.search(text) or INSIDE.search(text) else ""


def _reports(main: Demands, enclosed: Demands, name: str) -> list[ReadReporting]:
    known = {(fold(one.by_whom), fold(one.to)) for one in main.reporting}
    asked = [
        replace(one, by_whom=name)
        for one in enclosed.reporting
        if COMMUNES.search(fold(one.by_whom))
    ]
    return [one for one in asked if (fold(one.by_whom), fold(one.to)) not in known]
