"""What a class can be."""

MOST_LEARNERS = 500
