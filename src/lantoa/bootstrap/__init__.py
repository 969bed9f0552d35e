"""Before the house: makes .venv and installs what the lock names. Standard library only."""
