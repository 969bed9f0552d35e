"""The same over HTTP, for machines."""
