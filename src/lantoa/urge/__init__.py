"""Reminders: reads everything, owns its reminder rows."""
