"""A sealed report goes up to the province: as a signed file, by the network, or in the house."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from urllib.parse import urlparse
from uuid import UUID

from django.conf import settings
from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.report import queries
from lantoa.report.envelope import unwrap, wrap
from lantoa.report.indicators import OFFICE
from lantoa.report.models import Passed, Report
from lantoa.report.taking_in import take_in
from lantoa.report.trusting import believe

FILE, POST, HERE = "file", "post", "here"
PATIENCE, MOST_SAID = 20, 10_000
Carrier = Callable[[str, bytes], None]


def _sealed(report: Report, by: User) -> bytes:
    require(by, "report.pass_on", report)
    seal = queries.seal(report)
    if seal is None or report.due.regime.level != OFFICE:
        raise Unfit("Chỉ báo cáo của xã đã khóa số liệu mới gửi lên tỉnh được.")
    return wrap(report, seal)


@transaction.atomic
def hand_out(report: Report, *, by: User) -> bytes:
    """Return the sealed report as a signed file, on record. Raises `Unfit`, `NotAllowed`."""
    data = _sealed(report, by)
    _note(report, FILE, by)
    return data


class _Straight(urllib.request.HTTPRedirectHandler):
    """Follows nowhere: a POST sent on elsewhere arrives as an empty question, and is not taken."""

    def redirect_request(self, *_: object) -> None:
        """Let the answer stand as a refusal."""
        return


def carry(address: str, data: bytes) -> None:
    """Send by the network; raises `Unfit` in words where it did not arrive."""
    parts = urlparse(address)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
        raise Unfit("Địa chỉ của tỉnh phải bắt đầu bằng https://. Báo người quản trị.")
    request = urllib.request.Request(  # noqa: S310 (the scheme was looked at)
        address, data, {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.build_opener(_Straight).open(request, timeout=PATIENCE) as answer:
            said = json.loads(answer.read(MOST_SAID))
            if said["uid"] != json.loads(data)["uid"]:
                raise ValueError
    except urllib.error.HTTPError as refusal:
        told = refusal.read(600).decode(errors="replace")
        raise Unfit(f"Tỉnh chưa nhận ({refusal.code}): {told}") from refusal
    except (OSError, ValueError, LookupError, TypeError) as trouble:
        raise Unfit(
            "Chưa gửi được tới máy của tỉnh. Báo cáo vẫn còn nguyên: thử lại sau, hoặc tải tệp đã "
            "ký rồi gửi theo cách khác."
        ) from trouble


def pass_on(report: Report, *, by: User, uid: UUID, carrier: Carrier = carry) -> None:
    """Send the sealed report to the province's address, or to the province in this house.

    Sent again it is the same report: the province knows its uid. Raises `Unfit`.
    """
    data = _sealed(report, by)
    if settings.PROVINCE:
        carrier(settings.PROVINCE, data)
    with transaction.atomic(), receipt(by, uid, "report.pass_on", {"of": report.pk}) as first:
        if first:
            if not settings.PROVINCE:
                _in_the_house(report, data, by)
            _note(report, POST if settings.PROVINCE else HERE, by)


def _in_the_house(report: Report, data: bytes, by: User) -> None:
    """Lay the report on the province's table where commune and province share one machine."""
    believe(report.due.regime.commune.place, public=unwrap(data).key, by=by)
    take_in(data, how=HERE, by=by)


def _note(report: Report, how: str, by: User) -> None:
    told = {"how": how, "at": clock.now(), "by": by}
    Passed.objects.update_or_create(report=report, defaults=told)
    journal(by, "report.passed", report, {"how": how})
