"""The tallies as they are stored: read as numbers, written where they say something else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lantoa.kit.rows import ask, marks, put
from lantoa.plan.models import Campaign
from lantoa.reach.models import GROUPS, MEASURES, Tally
from lantoa.reach.spans import Span
from lantoa.reach.tally_numbers import Numbers, of_facts, to_facts

Key = tuple[Span, int]
BATCH = 200
STORED = f"""
    SELECT grain, from_on, until_on, place_id, {", ".join([*MEASURES, *GROUPS])}
    FROM lantoa_tally WHERE campaign_id = %s"""  # noqa: S608
SAME = ("campaign_id", "place_id", "grain", "from_on")
COLUMNS = (*SAME, "until_on", *MEASURES, *GROUPS)


def rows_of(
    campaign: Campaign, places: Sequence[int] = (), spans: Iterable[Span] = ()
) -> dict[Key, Numbers]:
    """Return what is stored of these places in these spans; of the whole campaign without."""
    days = sorted({str(span.from_on) for span in spans}) if places else []
    some = f" AND place_id IN ({marks(places)}) AND from_on IN ({marks(days)})" if places else ""
    found = ask(STORED + some, [campaign.pk, *places, *days])
    return {
        (Span(grain, from_on, until_on), place): of_facts(facts)
        for grain, from_on, until_on, place, *facts in found
    }


def keep(campaign: Campaign, rows: Mapping[Key, Numbers], wanted: Mapping[Key, Numbers]) -> int:
    """Make the stored rows say what is wanted; return how many said something else."""
    gone = [key for key in rows if key not in wanted]
    for span, place in gone:
        Tally.objects.filter(
            campaign=campaign, place=place, grain=span.grain, from_on=span.from_on
        ).delete()
    changed = [key for key, numbers in wanted.items() if rows.get(key) != numbers]
    for start in range(0, len(changed), BATCH):
        put("lantoa_tally", COLUMNS, _told(campaign, wanted, changed[start:][:BATCH]), over=SAME)
    return sum(key in rows for key in changed) + len(gone)


def _told(
    campaign: Campaign, wanted: Mapping[Key, Numbers], keys: Iterable[Key]
) -> Iterator[tuple[object, ...]]:
    for span, place in keys:
        until = str(span.until_on) if span.until_on else None
        same = (campaign.pk, place, span.grain, str(span.from_on))
        yield *same, until, *to_facts(wanted[span, place])
