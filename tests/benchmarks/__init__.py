"""How long the monthly statements take, measured against what the database alone would need: `make bench`."""
