"""Questions asked of the ledger: who was reached, how surely, who was not."""
