"""Faults to plant in what counts reach; each must be noticed by its tests."""

from tests.mutants.fault import Fault

COUNTING = (
    Fault("reach/rules.py", "contact.pillars, contact", "(), contact", "reach/test_edges.py"),
    Fault("reach/sessions.py", "end - max(begin, reached)", "end - begin", "reach/test_edges.py"),
    Fault(
        "reach/contacts.py",
        "        whole.quiet += older.quiet\n",
        "",
        "reach/test_edges.py",
    ),
    Fault(
        "reach/tallying.py",
        "min(clock.today(), campaign.until_on)",
        "clock.today()",
        "reach/test_edges.py",
    ),
    Fault(
        "reach/merging.py",
        "if part.hamlet_id == hamlet.pk:",
        "if True:",
        "reach/test_two_phones.py",
    ),
    Fault(
        "reach/memory/recounting.py",
        "heads.get(pk, 0) == file.heads[pk]",
        "True",
        "reach/test_recounting.py",
    ),
    Fault(
        "reach/running_totals.py",
        "{on: _added(totals, more) for on, totals in grown.items()}",
        "{day: _added(grown[day], more)}",
        "reach/test_totals.py",
    ),
    Fault(
        "reach/ledger_acts.py",
        "SELECT done.place_id, count(*), NULL",
        "SELECT done.place_id, 1, NULL",
        "reach/test_tallies.py",
    ),
    Fault(
        "reach/ground.py",
        "WHERE way.before_id = place.id AND change.undone_at IS NULL)",
        "WHERE way.before_id = place.id AND change.undone_at IS NOT NULL)",
        "reach/test_tallies.py",
    ),
    Fault(
        "reach/tally_rows.py",
        "gone = [key for key in rows if key not in wanted]",
        "gone = []",
        "reach",
    ),
    Fault(
        "reach/recall_queries.py",
        "is_said=n not in hidden | quiet",
        "is_said=n not in hidden",
        "reach/test_recall_edges.py",
    ),
    Fault(
        "reach/proposing_rules.py",
        "-step.expected / max(step.hours, 0.01)",
        "-step.expected",
        "reach/test_edges.py",
    ),
    Fault("reach/memory/days_and_weeks.py", "SATURDAY = 5", "SATURDAY = 6", "reach/test_memory.py"),
    Fault(
        "reach/memory/seated.py",
        "acts.mover_in[mover] > last[entry]",
        "acts.mover_in[mover] >= last[entry]",
        "reach/test_memory.py",
    ),
)
