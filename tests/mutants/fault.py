"""A fault to plant: one wrong word, and the tests that must notice."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`text` of the file `path` (under src/lantoa) becomes `instead`; `tests` must then fail."""

    path: str
    text: str
    instead: str
    tests: str
