"""The ground: places, households, units, people, files, receipts, the journal."""
