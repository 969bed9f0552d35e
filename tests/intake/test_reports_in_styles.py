"""Reports in many styles: sentences written before the rules were looked at.

`tests/data/report_styles.json`: a sentence and what it asks for (who, to whom, through what, how
often, by when).
"""

import json
from pathlib import Path

import pytest

from lantoa.intake.reading import form, read_text
from tests.intake.test_reports_told import HEAD

FILE = Path(__file__).parents[1] / "data" / "report_styles.json"
STYLES: dict[str, list[list[str | None]]] = json.loads(FILE.read_text("utf-8"))


@pytest.mark.parametrize("sentence", STYLES)
def test_a_report_is_read_in_full_however_it_is_asked_for(sentence: str) -> None:
    reports = form(read_text(HEAD + sentence))["reporting"]

    assert isinstance(reports, list)
    told = [[one["from"], one["to"], one["via"], one["every"], one["due"]] for one in reports]
    assert sorted(told, key=str) == sorted(STYLES[sentence], key=str)
