"""The addresses of duties to report and of the province, with who may read and change there."""

from tests.contracts.address import INSIDE, Address, act, form, page

REGIMES: dict[str, Address] = {
    "report:regimes": page("", "readers"),
    "report:regime_new": form("", "office", INSIDE),
    "report:regimes_template": form("", "office", INSIDE),
    "report:regimes_in": act("", "office", INSIDE),
    "report:regime": form("regime", "office"),
    "report:regime_stop": act("regime", "office"),
}
