"""Files opened apart: no more than two at once, and whoever waits in vain is told."""

import pytest

from lantoa.kit import apart
from lantoa.kit.errors import Unfit
from lantoa.kit.pdf_words import LIMITS

OPENER = "lantoa.kit.layout_rules.opening"


def test_a_third_file_waits_and_is_told_when_none_of_the_two_ends() -> None:
    for _ in range(2):
        assert apart.AT_ONCE.acquire(timeout=1)
    try:
        with pytest.raises(Unfit, match="Đợi một phút"):
            apart.answered(OPENER, b"no paper", LIMITS, patience=0.01)
    finally:
        for _ in range(2):
            apart.AT_ONCE.release()

    apart.answered(OPENER, b"no paper", LIMITS, patience=0.01)
