"""A household says that it has its leaflet, or has finished a lesson."""

from django.db import transaction

from lantoa.outreach.codes import held
from lantoa.outreach.gathered import gather


@transaction.atomic
def acknowledge(code: str) -> bool:
    """Count the household as having the leaflet in hand; say whether that was news.

    Safe to repeat. Raises `NotThere`.
    """
    one = held(code)
    title = f"Bà con xác nhận qua mã QR: {one.version.title}"
    return gather(
        one.campaign, one.seat, kind="leaflet", mark="delivered", about=f"v{one.version.pk}",
        title=title, version=one.version,
    )  # fmt: skip


@transaction.atomic
def finish_lesson(code: str, *, slug: str, title: str) -> bool:
    """Count the household as having finished a lesson by itself; say whether that was news."""
    one = held(code)
    title = f"Bà con tự học ở nhà: {title}"
    return gather(one.campaign, one.seat, kind="lesson", mark="engaged", about=slug, title=title)
