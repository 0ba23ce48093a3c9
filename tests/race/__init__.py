"""The ledger's race: many processes book at once, and the books must balance afterwards."""
