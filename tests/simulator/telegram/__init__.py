"""The pretend Telegram: held against the vendor's limits and against a real client."""
