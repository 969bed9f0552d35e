"""Duties to report as people build them: made, changed, stopped; their dues follow at once."""

from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import digest, journal, receipt
from lantoa.commune.models import Commune, User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.plan.models import Campaign
from lantoa.plan.queries import Work
from lantoa.report.models import Regime
from lantoa.report.owing import as_said, blank, put_dues
from lantoa.report.own_indicators import own_indicator
from lantoa.report.regimes import sync_indicators
from lantoa.report.spans import from_now
from lantoa.report.terms import Terms, check, check_lasting


@transaction.atomic
def make_regimes(work: Work, wanted: Sequence[Terms], *, by: User, uid: UUID) -> list[Regime]:
    """Make duties to report with all their dues; all of them or none. Raises `Unfit`.

    Those of one campaign end with it; those of a commune go on over all its campaigns.
    """
    require(by, "regime.change", work)
    body = {
        "of": work.pk,
        "every": isinstance(work, Commune),
        "terms": [asdict(terms) for terms in wanted],
    }
    with receipt(by, uid, "regime.make", body) as first:
        if first:
            made = [_made(work, terms, f"{uid.hex[:12]}:{n}") for n, terms in enumerate(wanted)]
            for regime in made:
                journal(by, "regime.made", regime, {"every": regime.every, "level": regime.level})
            first.answer = {"made": [regime.pk for regime in made]}
        pks = first.answer["made"]
    assert isinstance(pks, list)
    return list(Regime.objects.filter(pk__in=pks).order_by("pk"))


def _check(terms: Terms, campaign: Campaign | None) -> None:
    check(terms)
    if campaign is None:
        check_lasting(terms)


def _made(work: Work, terms: Terms, key: str) -> Regime:
    row = blank(work)
    row.key, row.edited_at = key, clock.now()
    _check(terms, row.campaign)
    as_said(row, from_now(work, terms)).save()
    _ask(row, terms)
    return row


@transaction.atomic
def change_regime(regime: Regime, terms: Terms, *, by: User, uid: UUID) -> Regime:
    """Change a duty; what was reported stays, what is ahead follows the new terms."""
    require(by, "regime.change", regime)
    with receipt(by, uid, "regime.change", {"of": regime.pk, "terms": asdict(terms)}) as first:
        if first:
            _check(terms, regime.campaign)
            regime.edited_at, regime.is_proposed, regime.quote = clock.now(), False, ""
            as_said(regime, terms).save()
            _ask(regime, terms)
            journal(by, "regime.changed", regime, {"terms": digest(asdict(terms))})
    return regime


def _ask(regime: Regime, terms: Terms) -> None:
    known = sync_indicators()
    asked = [known[code] for code in terms.indicators if code in known]
    own = [
        own_indicator(regime.commune, *one, place=place) for place, one in enumerate(terms.typed)
    ]
    regime.indicators.set([*asked, *own])
    regime.units.set(terms.units)
    put_dues(regime)


@transaction.atomic
def stop_regime(regime: Regime, *, stopped: bool, by: User, uid: UUID) -> Regime:
    """Let a duty owe nothing that closes from today on, or owe again."""
    require(by, "regime.change", regime)
    with receipt(by, uid, "regime.stop", {"of": regime.pk, "stopped": stopped}) as first:
        if first:
            regime.stopped_on = clock.today() if stopped else None
            regime.edited_at = clock.now()
            regime.save()
            put_dues(regime)
            journal(by, "regime.stopped" if stopped else "regime.resumed", regime)
    return regime
