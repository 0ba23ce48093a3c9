"""How good the search is, how sure of itself, and how fast: `make search-eval`."""
