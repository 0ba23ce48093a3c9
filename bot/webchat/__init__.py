"""The chat on a web page: the reference channel, complete and without a vendor."""
