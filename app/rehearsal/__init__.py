"""The rehearsal: the company's own data on a stage, against pretend vendors and a clock to turn."""
