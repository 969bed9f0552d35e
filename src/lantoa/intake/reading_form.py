"""The reading as the form that other programs take."""

from lantoa.intake.found import Reading
from lantoa.intake.reporting import Reporting


def form(reading: Reading) -> dict[str, object]:
    """Return the reading as the form of docs/reading-form.md; keys always present."""
    head, tail = reading.head, reading.tail
    return {
        "kind": head.kind,
        "number": head.number,
        "issuer": head.issuer.text or None,
        "place": head.place.text or None,
        "issued_on": head.issued_on.isoformat() if head.issued_on else None,
        "subject": head.subject.text or None,
        "based_on": [
            {"number": c.number, "issued_on": c.issued_on.isoformat() if c.issued_on else None}
            for c in reading.citations
        ],
        "addressees": [a.text for a in head.addressees],
        "pillars": [{"ref": p.ref, "title": p.title.text} for p in reading.pillars],
        "channels": [v.kind for v in reading.vehicles],
        "assignments": [
            {"unit": a.unit.text, "duties": [d.text for d in a.duties]} for a in reading.assignments
        ],
        "dates": [
            {"on": d.on.isoformat() if d.on else None, "text": d.text.text, "what": d.what.text}
            for d in reading.days
        ],
        "reporting": [_report(r) for r in reading.reports],
        "attachments": [a.text for a in tail.attachments],
        "copies_to": [c.text for c in tail.copies_to],
        "signer": {
            "authority": tail.authority.text or None,
            "title": tail.title.text or None,
            "name": tail.name.text or None,
        },
        "unclear": [f"{p.code}: {p.detail}" for p in reading.points],
        "text": reading.text,
    }


def _report(one: Reporting) -> dict[str, str | None]:
    return {
        "from": one.by.text or None,
        "to": one.to.text or None,
        "via": one.via.text or None,
        "every": one.every,
        "due": one.due.text or None,
    }
