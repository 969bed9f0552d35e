"""Difficulties and feedback, routed and answered in time."""
