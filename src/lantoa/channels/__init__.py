"""Channels: one file a kind of mouth; they never see a row."""
