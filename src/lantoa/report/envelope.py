"""What a commune signs and sends up: a body, whose it is, and the signature over both."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from lantoa.commune.actions import canonical
from lantoa.kit.errors import Unfit
from lantoa.report.indicators import REACH, REACHED
from lantoa.report.models import Indicator, Regime, Report, Seal
from lantoa.report.queries import figures, version_before
from lantoa.report.reopened_word import WORD, look, uid_of_word, word_of
from lantoa.report.rules import BLANK, NONE, VALUE, ZERO
from lantoa.report.signing_keys import public_key, sign

FORMAT = "lantoa-report/1"
DIRECTIVE = ("issuer", "number", "duty")
OVER_PLACES = (REACH, REACHED)
HEX_KEY, HEX_SIGNATURE = 64, 128
MOST_VERSIONS, MOST_HOMES = 1000, 10**6
NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?")
OF_PEOPLE = re.compile(r"[0-9a-f]{12}:\d+")
"""The key of a duty that no letter asks for (`building.make_regimes`)."""
STATES = (BLANK, NONE, VALUE, ZERO)


@dataclass(frozen=True)
class Envelope:
    """What came in: `signed` is what the signature stands over."""

    uid: UUID
    place_code: str
    key: str
    signature: str
    body: Mapping[str, object]
    format: str = FORMAT

    @property
    def is_word(self) -> bool:
        """Say whether it is no report but the word that one was opened again."""
        return self.format == WORD

    @property
    def signed(self) -> bytes:
        """Return the bytes that were signed."""
        return to_sign(self.format, str(self.uid), self.place_code, self.body)


def to_sign(format_: str, uid: str, place_code: str, body: Mapping[str, object]) -> bytes:
    """Return one text of bytes for equal contents."""
    return canonical({"format": format_, "uid": uid, "place": place_code, "body": body}).encode()


def wrap(report: Report, seal: Seal) -> bytes:
    """Return the sealed report, signed, as JSON."""
    return _wrapped(FORMAT, report.uid, report, _body(report, seal))


def wrap_word(report: Report, seal: Seal) -> bytes:
    """Return the word that the sealed report was opened again, signed, as JSON."""
    return _wrapped(WORD, uid_of_word(report), report, word_of(report, seal))


def _wrapped(format_: str, uid: UUID, report: Report, said: Mapping[str, object]) -> bytes:
    code, body = report.due.regime.commune.place.code, json.loads(canonical(said))
    whole = {
        "format": format_, "uid": str(uid), "place": code, "key": public_key(),
        "signature": sign(to_sign(format_, str(uid), code, body)), "body": body,
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _body(report: Report, seal: Seal) -> dict[str, object]:
    """Return the seal's body with what the province needs to add it up; no household in it."""
    regime = report.due.regime
    campaign = (
        None if regime.is_question else regime.campaign
    )  # each question is a table of its own
    return {
        "commune": str(regime.commune.place),
        "is_demo": regime.commune.is_demo,
        "campaign": campaign.title if campaign else regime.title,
        "directive": _directive(regime),
        "every": "monthly" if regime.every == "periodic" else regime.every,
        "title": report.due.title,
        "sealed": seal.body,
        "why": _why(report),
        "seal": {"sha256": seal.sha256, "seq": seal.journal_seq, "hash": seal.journal_hash},
        "figures": {
            row.indicator.code: {
                "label": row.indicator.label,
                "unit_word": row.indicator.unit_word,
                "adds": _adds(row.indicator),
            }
            for row in figures(report)
        },
    }


def _why(report: Report) -> str:
    """Return why a sealed version was opened again before this one, or ""."""
    before = version_before(report)
    return before.note if before and Seal.objects.filter(report=before).exists() else ""


def _directive(regime: Regime) -> dict[str, str] | None:
    """Return the letter that asks for the report, and which of its duties this is."""
    asked = regime.campaign.directive if regime.campaign and not regime.is_question else None
    if asked is None or not asked.number:
        return None
    duty = regime.title if OF_PEOPLE.fullmatch(regime.key) else regime.key.partition(":")[2]
    return {"issuer": asked.issuer, "number": asked.number, "duty": duty}


def _adds(figure: Indicator) -> bool:
    """Say whether the figures of different communes add up: households and hours there differ."""
    over_places = figure.source.split(":")[0] in OVER_PLACES or figure.source.endswith(":hours")
    return figure.additive or over_places


def unwrap(data: bytes) -> Envelope:
    """Return what a file or a POST holds. Raises `Unfit` where it is no such thing."""
    wrong = Unfit("Đây không phải tệp báo cáo đã ký của Lan Tỏa. Chọn lại tệp.", field="file")
    try:
        whole = json.loads(data)
        envelope = Envelope(
            UUID(whole["uid"]), str(whole["place"]), str(whole["key"]), str(whole["signature"]),
            dict(whole["body"]), str(whole["format"]),
        )  # fmt: skip
        {FORMAT: _look, WORD: look}[envelope.format](envelope.body)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as trouble:
        raise wrong from trouble
    if len(envelope.key) != HEX_KEY or len(envelope.signature) != HEX_SIGNATURE:
        raise wrong
    return envelope


def _look(body: Mapping[str, object]) -> None:
    """Raise where a part that is needed to add the report up is missing or of another kind.

    A signature says whose the body is, not that it can be added: one commune's "NaN" would take
    the whole province's table down.
    """
    if "\\u0000" in canonical(body).encode().decode():
        raise ValueError
    sealed, words = sealed_of(body), cast("Mapping[str, Mapping[str, object]]", body["figures"])
    first, last = (date.fromisoformat(day) for day in cast("list[str]", sealed["period"]))
    if first > last:
        raise ValueError
    for told, most in ((sealed["version"], MOST_VERSIONS), (sealed.get("homes", 0), MOST_HOMES)):
        if type(told) is not int or not 0 <= told <= most:
            raise ValueError
    for known in words.values():
        if not (isinstance(known["label"], str) and known["label"] and "adds" in known):
            raise ValueError
    for row in cast("list[dict[str, str]]", sealed["figures"]):
        if row["state"] not in STATES or row["code"] not in words:
            raise ValueError
        if row["value"] is not None and not NUMBER.fullmatch(row["value"]):
            raise ValueError
    asked = body.get("directive") or dict.fromkeys(DIRECTIVE, "")
    told = [body[name] for name in ("campaign", "every", "title", "commune")]
    told.append(body.get("why", ""))
    told += [cast("Mapping[str, object]", asked)[name] for name in DIRECTIVE]
    if not all(isinstance(one, str) for one in told):
        raise TypeError


def sealed_of(body: Mapping[str, object]) -> dict[str, object]:
    """Return the sealed part."""
    return dict(cast("Mapping[str, object]", body["sealed"]))
