"""The command `dezurni`, a file for each group of commands."""
