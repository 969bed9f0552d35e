"""What is owed to whom, drafted from the ledger, sealed when accepted."""
