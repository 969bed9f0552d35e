"""Duties given to the units that a directive means; people's edits are kept."""

from lantoa.commune.models import Commune
from lantoa.commune.queries import units
from lantoa.intake.rules import Demands, ReadAssignment
from lantoa.plan.models import Assignment, Campaign
from lantoa.plan.rules import Candidate, due_of, key_of, means, role_of


def _candidates(commune: Commune) -> list[Candidate]:
    return [Candidate(u.pk, u.name, u.kind, u.relation) for u in units(commune)]


def assign(campaign: Campaign, asked: Demands) -> list[dict[str, str]]:
    """Bring the assignments up to the demands; return what people hold otherwise."""
    known = {row.key: row for row in campaign.assignments.all()}
    candidates = _candidates(campaign.commune)
    kept: set[str] = set()
    differences: list[dict[str, str]] = []
    for group in asked.assignments:
        meant = _meant(group, candidates)
        for number, duty in enumerate(group.duties):
            facts = _facts(group, duty, asked)
            only = meant[0] if len(meant) == 1 else None
            parent = _put(campaign, known, kept, differences, facts, number, only, None)
            for unit in meant if len(meant) > 1 else []:
                _put(campaign, known, kept, differences, facts, number, unit, parent)
    for key, row in known.items():
        if key not in kept and row.edited_at is None:
            row.delete()
        elif key not in kept:
            differences.append(
                {"what": row.named, "yours": row.duty, "letter": "không còn trong văn bản"}
            )
    return differences


def _meant(group: ReadAssignment, candidates: list[Candidate]) -> list[Candidate]:
    """Return whom the group means: whom a person said it is, else whom its name tells for sure."""
    if group.outside:
        return []
    said = [unit for unit in candidates if unit.pk == group.ours]
    return said or means(group.unit, candidates)


def _facts(group: ReadAssignment, duty: str, asked: Demands) -> dict[str, object]:
    return {
        "named": group.unit[:500],
        "duty": duty,
        "quote": group.quote,
        "garbled": group.garbled,
        "due_on": due_of(duty, group.quote, asked.dates),
        "group_role": group.role,
    }


def _put(
    campaign: Campaign,
    known: dict[str, Assignment],
    kept: set[str],
    differences: list[dict[str, str]],
    facts: dict[str, object],
    number: int,
    unit: Candidate | None,
    parent: Assignment | None,
) -> Assignment:
    key = key_of(str(facts["named"]), number, unit.pk if unit and parent else None)
    values = {name: value for name, value in facts.items() if name != "group_role"}
    values["role"] = role_of(
        str(facts["duty"]),
        group_role=str(facts["group_role"]),
        relation=unit.relation if unit else "subordinate",
    )
    kept.add(key)
    row = known.get(key)
    if row and row.edited_at:
        if row.duty != values["duty"]:
            differences.append(
                {"what": row.named, "yours": row.duty, "letter": str(values["duty"])}
            )
        return row
    row = row or Assignment(campaign=campaign, key=key)
    row.parent, row.unit_id, row.order = parent, unit.pk if unit else None, len(kept)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row
