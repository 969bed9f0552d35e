"""The ledger: activities planned and done, whom they reached, with proof."""
