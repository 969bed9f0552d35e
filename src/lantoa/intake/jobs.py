"""Later work of intake: files read by the worker, a second reading by the province's model."""

from lantoa.intake import awaiting
from lantoa.intake import second_reading as second


def read(pk: int) -> None:
    """Read the files of directive `pk`."""
    awaiting.read_waiting(pk)


def second_reading(directive: int) -> None:
    """Have the province's model read the directive and keep its answer beside ours."""
    second.read_again(directive)
