"""The office's desk and the village head's phone."""
