"""Lays drafts of communes, in whatever order they were read, into one `Acts`."""

from collections.abc import Iterable, Sequence

import numpy as np

from lantoa.reach.memory.acts import Acts, Array, months_of
from lantoa.reach.memory.drafts import Draft, Sorts
from lantoa.reach.memory.runs import NOTHING, SPARE, spread, starts

KINDS = {
    "place": np.uint32,
    "commune": np.uint32,
    "province": np.uint32,
    "width": np.uint16,
    "lasting": np.uint64,
}


def _joined(parts: Sequence[Array], shifts: Sequence[int] | None = None) -> Array:
    moved = parts if shifts is None else [p + s for p, s in zip(parts, shifts, strict=True)]
    return np.concatenate(moved) if moved else NOTHING


def _column(drafts: Sequence[Draft], name: str, at: int, shifts: Sequence[int] | None) -> Array:
    return _joined([getattr(draft, name)[at] for draft in drafts], shifts)


def lay(drafts: Iterable[Draft], sorts: Sorts) -> Acts:
    """Return the drafts as one `Acts`; drafts in the order of the tree, each place once."""
    held = list(drafts)
    before = starts(np.array([len(draft.place) for draft in held])).tolist()[:-1]
    facts = {
        name: _joined([getattr(draft, name) for draft in held]).astype(kind)
        for name, kind in KINDS.items()
    }
    facts["lasting"] = np.concatenate([facts["lasting"], SPARE])
    hamlets = len(facts["place"])
    return Acts(
        **facts,
        stand_in=_column(held, "stands", 0, None).astype(np.uint16),
        stand_out=_column(held, "stands", 1, None).astype(np.uint16),
        **_seats(held, before, hamlets, "movers", "mover"),
        **_seats(held, before, hamlets, "away", "away"),
        **_rows(held, before, facts["width"].astype(np.int64)),
        **_zones(held, before, hamlets),
        **_known(held, before, hamlets),
        **_sorts(sorts),
        mark_commune=_column(held, "marks", 0, None).astype(np.uint32),
        mark_seq=_column(held, "marks", 1, None).astype(np.uint64),
        channels=tuple(sorts.channels),
        refs=tuple(sorts.refs),
    )


def _by_hamlet(hamlet: Array, hamlets: int, *then: Array) -> tuple[Array, Array]:
    order = np.lexsort((*reversed(then), hamlet))
    return order, starts(np.bincount(hamlet, minlength=hamlets)[:hamlets])


def _seats(
    drafts: list[Draft], before: list[int], hamlets: int, name: str, prefix: str
) -> dict[str, Array]:
    order, begins = _by_hamlet(_column(drafts, name, 0, before), hamlets)
    return {f"{prefix}_from": begins} | {
        f"{prefix}_{what}": _column(drafts, name, at, None)[order].astype(np.uint16)
        for at, what in enumerate(("bit", "in", "out"), start=1)
    }


def _rows(drafts: list[Draft], before: list[int], width: Array) -> dict[str, Array]:
    hamlet = _column(drafts, "rows", 0, before)
    day = _column(drafts, "rows", 1, None)
    words = _joined([draft.row_words for draft in drafts]).astype(np.uint64, copy=False)
    long = width[hamlet] if len(hamlet) else NOTHING
    months, which = np.unique(months_of(day), return_inverse=True)
    order = np.lexsort((day, hamlet, which))
    begins = starts(long)[:-1]
    columns, cells = len(width) + 1, len(months) * (len(width) + 1)
    cell = which[order].astype(np.int64) * columns + hamlet[order]
    row_from = np.searchsorted(cell, np.arange(cells)).reshape(len(months), columns)
    bit_from = starts(long[order])[row_from]
    return {
        "month": months.astype(np.int32),
        "row_from": row_from.astype(np.uint32),
        "bit_from": bit_from.astype(np.uint32),
        "day": day[order].astype(np.uint16),
        "sort": _column(drafts, "rows", 2, None)[order].astype(np.uint32),
        "bits": np.concatenate([words[spread(begins[order], long[order])], SPARE]),
    }


def _zones(drafts: list[Draft], before: list[int], hamlets: int) -> dict[str, Array]:
    voices = starts(np.array([draft.voices for draft in drafts])).tolist()
    zones_before = starts(np.array([len(draft.zones[0]) for draft in drafts])).tolist()[:-1]
    words_before = starts(np.array([len(draft.zone_words) for draft in drafts])).tolist()[:-1]
    hamlet = _column(drafts, "zones", 0, before)
    order, begins = _by_hamlet(hamlet, hamlets)
    bits = _joined(
        [
            np.where(draft.zones[5] < 0, -1, draft.zones[5] + shift)
            for draft, shift in zip(drafts, words_before, strict=True)
        ]
    )
    place_of = np.empty(len(order), dtype=np.int64)
    place_of[order] = np.arange(len(order))
    pause_zone = _column(drafts, "pauses", 0, zones_before)
    by_zone, pause_from = _by_hamlet(place_of[pause_zone], len(order))
    return {
        "zone_from": begins,
        "zone_voice": _column(drafts, "zones", 1, voices[:-1])[order].astype(np.uint32),
        "zone_in": _column(drafts, "zones", 2, None)[order].astype(np.uint16),
        "zone_out": _column(drafts, "zones", 3, None)[order].astype(np.uint16),
        "zone_end": _column(drafts, "zones", 4, None)[order].astype(np.uint16),
        "zone_bits": bits[order].astype(np.int64),
        "zone_words": _joined([d.zone_words for d in drafts]).astype(np.uint64),
        "pause_from": pause_from,
        "pause_in": _column(drafts, "pauses", 1, None)[by_zone].astype(np.uint16),
        "pause_out": _column(drafts, "pauses", 2, None)[by_zone].astype(np.uint16),
        **_runs(drafts, voices),
    }


def _runs(drafts: list[Draft], voices: list[int]) -> dict[str, Array]:
    voice = _column(drafts, "sessions", 0, voices[:-1])
    sort, day = (_column(drafts, "sessions", at, None) for at in (1, 2))
    runs, which = np.unique((voice << 32) | sort, return_inverse=True)
    order = np.lexsort((day, which))
    return {
        "voice_from": np.searchsorted(runs >> 32, np.arange(voices[-1] + 1)),
        "run_sort": (runs & 0xFFFFFFFF).astype(np.uint32),
        "run_from": starts(np.bincount(which, minlength=len(runs))[: len(runs)]),
        "run_day": day[order].astype(np.uint16),
    }


def _known(drafts: list[Draft], before: list[int], hamlets: int) -> dict[str, Array]:
    hamlet = _column(drafts, "known", 0, before)
    day, campaign, number = (_column(drafts, "known", at, None) for at in (1, 2, 3))
    order, begins = _by_hamlet(hamlet, hamlets, day)
    return {
        "known_from": begins,
        "known_day": day[order].astype(np.uint16),
        "known_campaign": campaign[order].astype(np.uint32),
        "known_number": number[order].astype(np.uint32),
    }


def _sorts(sorts: Sorts) -> dict[str, Array]:
    keys = list(sorts.rows)
    pillars = np.zeros((len(keys), len(sorts.refs)), dtype=bool)
    for n, key in enumerate(keys):
        pillars[n, list(key[4])] = True
    columns = np.array([key[:4] for key in keys], dtype=np.int64).reshape(-1, 4)
    return {
        "sort_campaign": columns[:, 0].astype(np.uint32),
        "sort_channel": columns[:, 1].astype(np.uint16),
        "sort_weakest": columns[:, 2].astype(np.uint8),
        "sort_surety": columns[:, 3].astype(np.uint8),
        "sort_pillars": pillars,
    }
