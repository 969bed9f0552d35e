"""What the contracts share."""

from tests.contracts.house import house

__all__ = ["house"]
