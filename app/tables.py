"""Every table of the house: the desk's own, and those of the doors."""

import bot.webchat.rows  # noqa: F401
from core.tables import metadata

__all__ = ["metadata"]
