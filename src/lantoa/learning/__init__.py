"""Lessons and classes of the digital-literacy movement."""
