"""The JSON API under /api/v1: the desk for machines, with the rights of their keys."""
