"""Later work of intake: a second reading by the province's model."""

from lantoa.intake import second_reading as second


def second_reading(directive: int) -> None:
    """Have the province's model read the directive and keep its answer beside ours."""
    second.read_again(directive)
