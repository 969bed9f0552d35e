"""Sets of households as bits: low bit first, trailing zeros trimmed, the same everywhere."""

from collections.abc import Iterable
from typing import cast

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression


def pack(seats: Iterable[int]) -> bytes:
    """Return the bits of `seats` (0-based): bit n of the set is bit n % 8 of byte n // 8."""
    number = 0
    for seat in seats:
        number |= 1 << seat
    return from_int(number)


def unpack(bits: bytes) -> list[int]:
    """Return the seats whose bit is set, ascending."""
    return [n * 8 + k for n, byte in enumerate(bits) for k in range(8) if byte >> k & 1]


def to_int(bits: bytes) -> int:
    """Return the set as one integer, so that Python's own &, | and bit_count do the work."""
    return int.from_bytes(bits, "little")


def from_int(number: int) -> bytes:
    """Return the trimmed bytes of an integer made by `to_int` and set operations."""
    return number.to_bytes((number.bit_length() + 7) // 8, "little")


def union(*sets: bytes) -> bytes:
    """Return the households in any of `sets`."""
    number = 0
    for bits in sets:
        number |= to_int(bits)
    return from_int(number)


def count(bits: bytes) -> int:
    """Return how many households the set holds."""
    return to_int(bits).bit_count()


def to_varbit(bits: bytes) -> str:
    """Return PostgreSQL's text of the set, padded to a multiple of 64 (bit_or wants one length)."""
    digits = "".join(format(byte, "08b")[::-1] for byte in bits)
    return digits.ljust(-(-len(digits) // 64) * 64, "0")


def from_varbit(digits: str) -> bytes:
    """Return the trimmed bytes of PostgreSQL's text of a set."""
    return from_int(int(digits[::-1] or "0", 2))


def stored_to_int(value: object) -> int:
    """Return a set as a cursor gives it (bytes, or PostgreSQL's text of 0 and 1) as an integer."""
    if isinstance(value, str):
        return int(value[::-1] or "0", 2)
    return to_int(bytes(cast(memoryview, value)))


class BitsField(models.BinaryField):  # type: ignore[type-arg]
    """A set of households: bytes on SQLite, `varbit` on PostgreSQL."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Name the column's type."""
        return "varbit" if connection.vendor == "postgresql" else "BLOB"

    def get_db_prep_value(
        self, value: bytes | None, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> object:
        """Hand the set to the driver in the database's own form."""
        if value is None:
            return None
        trimmed = from_int(to_int(bytes(value)))
        return to_varbit(trimmed) if connection.vendor == "postgresql" else trimmed

    def get_placeholder(self, value: object, compiler: object, connection: object) -> str:
        """Cast the text on PostgreSQL, which has no implicit cast to varbit."""
        vendor = cast(BaseDatabaseWrapper, connection).vendor
        return "%s::varbit" if vendor == "postgresql" else "%s"

    def from_db_value(
        self, value: object, expression: Expression, connection: BaseDatabaseWrapper
    ) -> bytes | None:
        """Read either form back as trimmed bytes."""
        if value is None or isinstance(value, bytes):
            return value
        return from_varbit(value) if isinstance(value, str) else bytes(cast(memoryview, value))
