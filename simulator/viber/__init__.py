"""A pretend Viber: one bot, its REST API, and people who write to it. It signs, calls back, and complains."""
