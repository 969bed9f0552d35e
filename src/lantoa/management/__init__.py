"""The verbs of ./lantoa that need the house: set up, serve, keep, look after."""
