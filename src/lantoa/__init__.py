"""Lan Tỏa: one directive in, every household reached, the report written by what was done."""

__version__ = "0.1.0"
