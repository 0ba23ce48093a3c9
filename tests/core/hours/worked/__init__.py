"""Worked examples: clauses as a contract states them, and what each comes to, calculated by hand."""
