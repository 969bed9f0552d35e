"""Figures of a commune's own, that no ledger holds: the same name is the same figure."""

from lantoa.commune.actions import digest
from lantoa.commune.models import Commune
from lantoa.report.indicators import TYPED
from lantoa.report.models import Indicator

PERCENT, OWN_ORDER = "%", 10_000


def own_indicator(commune: Commune, label: str, unit_word: str, *, place: int = 0) -> Indicator:
    """Return the commune's own figure of that name, `place` in the paper's order where it is new.

    Shares in percent do not add.
    """
    code = f"x{commune.pk}-{digest([label, unit_word])[:12]}"
    facts = {
        "label": label, "unit_word": unit_word, "additive": unit_word != PERCENT, "source": TYPED,
        "order": OWN_ORDER + place, "commune": commune,
    }  # fmt: skip
    return Indicator.objects.get_or_create(code=code, defaults=facts)[0]
