"""Duties follow hamlets that merge or split: the new boards have what the old ones had."""

from django.db.models import Q

from lantoa.commune.queries import Heirs
from lantoa.plan.models import Assignment, Campaign


def follow(heirs: Heirs) -> list[int]:
    """Give the new boards the old ones' assignments of running campaigns; return the new rows.

    The old rows stay to be read, until the next re-plan takes away what nobody did by hand.
    """
    old = Assignment.objects.filter(unit__kind="hamlet", unit__place__in=heirs)
    old = old.filter(~Q(campaign__state=Campaign.CLOSED)).select_related("unit").order_by("pk")
    known = set(Assignment.objects.values_list("campaign", "key"))
    made = []
    for row in old:
        assert row.unit is not None
        for _, board in heirs[row.unit.place_id]:
            key = row.key.removesuffix(f":{row.unit_id}") + f":{board.pk}"
            if (row.campaign_id, key) not in known:
                known.add((row.campaign_id, key))
                made.append(_copy(row, board.pk, key))
    return [row.pk for row in Assignment.objects.bulk_create(made)]


def _copy(row: Assignment, unit: int, key: str) -> Assignment:
    return Assignment(
        campaign_id=row.campaign_id, parent_id=row.parent_id, unit_id=unit, key=key,
        named=row.named, role=row.role, duty=row.duty, quote=row.quote, garbled=row.garbled,
        channel=row.channel, cadence=row.cadence, due_on=row.due_on, order=row.order,
    )  # fmt: skip


def unfollow(made: list[int]) -> None:
    """Take the new boards' assignments away again."""
    Assignment.objects.filter(pk__in=made).delete()
