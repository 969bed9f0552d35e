"""Faults to plant in rules; each must be noticed by its tests."""

from tests.mutants.fault import Fault

SAMPLE = (
    Fault("reach/rules.py", "once |= held", "once = held", "reach/test_rules.py"),
    Fault("reach/rules.py", "min(99, round(", "min(100, round(", "reach/test_rules.py"),
    Fault("report/rules.py", "    if not additive:\n", "    if False:\n", "report/test_rules.py"),
    Fault("kit/periods.py", ".weekday() >= 5", ".weekday() >= 6", "kit/test_periods.py"),
    Fault("intake/matching.py", "len(named) > 1", "len(named) > 99", "plan/test_rules.py"),
    Fault(
        "content/rotation.py",
        "item.key in log.yesterday,",
        "False,",
        "content/test_rotation.py",
    ),
)
"""Quick to judge: planted with every run of the suite."""

RULES = (
    *SAMPLE,
    Fault(
        "reach/rules.py",
        "(held[1] for held in channels.values())",
        "(held[0] for held in channels.values())",
        "reach/test_rules.py",
    ),
    Fault("reach/rules.py", "part & seated", "part", "reach/test_rules.py"),
    Fault("report/due_days.py", "max(1, after)", "max(0, after)", "report/test_rules.py"),
    Fault(
        "report/due_periods.py",
        "max(whole.from_on, span.from_on)",
        "whole.from_on",
        "report/test_rules.py",
    ),
    Fault("report/due_days.py", "if day <= closes_on.day", "if False", "report/test_rules.py"),
    Fault(
        "report/rules.py",
        'if text in ("khongphatsinh", "khong", "-"):\n        return Answer(NONE)',
        'if text in ("khongphatsinh", "khong", "-"):\n        return answer_of(0)',
        "report/test_rules.py",
    ),
    Fault("report/rules.py", "== BLANK or answer == ledger", "== BLANK", "report/test_rules.py"),
    Fault("report/rules.py", "d.sent_on <= d.due_on", "True", "report/test_rules.py"),
    Fault("report/rules.py", "or d.due_on < today", "or True", "report/test_rules.py"),
    Fault("plan/rules.py", 'relation != "subordinate" or', "", "plan/test_rules.py"),
    Fault("plan/rules.py", "found.text in where", "found.text", "plan/test_rules.py"),
    Fault("kit/periods.py", "min(self.until_on, other", "max(self.until_on, other", "kit"),
    Fault("kit/bits.py", "n * 8 + k", "n * 8 + 7 - k", "kit/test_bits.py"),
    Fault("content/rotation.py", "item.key in log.today,", "False,", "content/test_rotation.py"),
    Fault(
        "content/rules.py",
        'unit_kind == "hamlet" or relation',
        "relation",
        "content/test_approval.py",
    ),
    Fault(
        "outreach/rules.py",
        "- taken)",
        "- set())",
        "outreach/test_audience.py",
    ),
    Fault(
        "outreach/rules.py",
        "if not ask.least <= value <= ask.most:",
        "if value < ask.least:",
        "outreach/test_doing.py",
    ),
    Fault("outreach/rules.py", '"weekly": 7', '"weekly": 8', "outreach/test_rules.py"),
    Fault(
        "urge/rules.py",
        "if late == -DAYS_BEFORE and",
        "if late == DAYS_BEFORE and",
        "urge/test_reminders.py",
    ),
    Fault("urge/rules.py", "late % 7 == 0", "late % 5 == 0", "urge/test_reminders.py"),
    Fault("concerns/rules.py", "apart < 2 * DAY", "apart < DAY", "concerns/test_concerns.py"),
    Fault(
        "commune/rules.py",
        '"item.approve": Verb(inside=frozenset({APPROVER}))',
        '"item.approve": Verb(inside=OFFICE | {APPROVER})',
        "content/test_approval.py",
    ),
    Fault(
        "commune/rules.py",
        '"concern.answer": Verb(inside=LEADERS)',
        '"concern.answer": Verb(own=DOERS, inside=LEADERS)',
        "concerns/test_concerns.py",
    ),
    Fault(
        "commune/rules.py",
        '"report.seal": Verb(inside=frozenset({APPROVER, ADMIN}))',
        '"report.seal": Verb(inside=OFFICE)',
        "report/test_answers.py",
    ),
    Fault(
        "commune/policy.py",
        "seen |= near & Q(kind.shared_when) if kind.shared_when else near",
        "seen |= near",
        "contracts/test_policy.py",
    ),
    Fault(
        "commune/policy.py",
        "if hat.role in kind.inside:",
        "if kind.inside:",
        "commune/test_policy.py",
    ),
)
