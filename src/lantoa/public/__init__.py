"""What residents see."""
