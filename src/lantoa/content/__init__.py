"""What is said: items, versions, approval."""
