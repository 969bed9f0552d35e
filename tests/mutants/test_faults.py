"""The tests themselves are judged: a fault planted in the house must make one of them fail."""

import pytest

from tests.mutants.fault import Fault
from tests.mutants.in_actions import ACTIONS
from tests.mutants.in_rules import RULES, SAMPLE
from tests.mutants.run import FAULTS, ROOT, survivors


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.path}:{fault.text[:30]}")
def test_every_fault_of_the_table_can_still_be_planted(fault: Fault) -> None:
    text = (ROOT / "src" / "lantoa" / fault.path).read_text(encoding="utf-8")

    assert text.count(fault.text) >= 1
    assert fault.instead != fault.text
    assert (ROOT / "tests" / fault.tests).exists()


def test_the_table_holds_faults_in_rules_and_in_actions() -> None:
    assert len(set(FAULTS)) == len(FAULTS) >= 30
    assert min(len(RULES), len(ACTIONS)) >= 10


def test_a_planted_fault_is_noticed() -> None:
    assert survivors(SAMPLE) == []


def test_a_fault_that_changes_nothing_is_told() -> None:
    harmless = Fault("reach/rules.py", "weakest first", "weakest first:", "reach/test_rules.py")

    assert [fault for fault, _ in survivors([harmless])] == [harmless]
