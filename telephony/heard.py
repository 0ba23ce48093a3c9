"""One request of Twilio's, as the steps of the line see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from twilio.twiml.voice_response import VoiceResponse

from core.database.transaction import Transaction
from telephony.twiml import Line


@dataclass(frozen=True)
class Heard:
    """One request of Twilio's: its form, our own query, and its moment."""

    fields: dict[str, str]
    query: dict[str, str]
    at: datetime

    @property
    def sid(self) -> str:
        """The id of the leg that the request is about."""
        return self.fields.get("CallSid", "")[:40]

    def number(self, name: str) -> int:
        """An id of ours from the query; 0, which nothing has, for anything else."""
        return whole(self.query.get(name, "")) or 0


Document = Callable[[Transaction, Line, Heard], VoiceResponse]
Callback = Callable[[Transaction, Heard], None]


def whole(text: str) -> int | None:
    """A number of at most nine digits; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
