"""Campaigns, their pillars, assignments and calendar."""
