"""Reach at commune, province and nation, beside what others would use."""
