"""Counts many communes in memory: their ledgers as words of 64 households in one file."""
