"""The addresses of duties to report and of the province, with who may read and change there."""

from tests.contracts.address import INSIDE, Address, act, form, page

REGIMES: dict[str, Address] = {
    "report:regimes": page("", "readers"),
    "report:regime_new": form("", "office", INSIDE),
    "report:regimes_template": form("", "office", INSIDE),
    "report:regimes_xlsx": form("", "office", INSIDE),
    "report:regimes_in": act("", "office", INSIDE),
    "report:regime": form("regime", "office"),
    "report:regime_stop": act("regime", "office"),
    "report:take_post": Address(public=True),
    "report:province": page("", "province"),
    "report:province_xlsx": page("", "province"),
    "report:province_in": act("", "province", "province"),
    "report:province_key": act("", "province", "province"),
    "report:province_key_off": act("key", "province"),
    "report:province_settle": act("", "province", "province"),
    "report:province_unsettle": act("received", "province"),
    "report:pass_on": act("report", "leaders"),
    "report:signed": act("report", "leaders"),
}
