"""Viber: a thin adapter over its REST API; everything of the channel is in this folder."""
