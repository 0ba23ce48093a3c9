"""What the web chat needs beyond a channel's door: who may show it, and what signs the links to files."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from bot.channel import Door
from bot.webchat.stream import STREAM_SECONDS

_LINK_LIFE = timedelta(hours=24)


@dataclass(frozen=True)
class ChatSite:
    """`origins`: the sites that may show the chat in a frame, besides our own."""

    door: Door
    secret: str
    origins: tuple[str, ...] = ()
    stream_seconds: float = STREAM_SECONDS

    def link(self, message_id: int) -> str:
        """The address of the file of this message, without the host, for a day."""
        until = str(int((self.door.clock.now() + _LINK_LIFE).timestamp()))
        query = urlencode({"until": until, "signature": self._signature(message_id, until)})
        return f"/webchat/files/{message_id}?{query}"

    def is_ours(self, message_id: int, until: str, signature: str) -> bool:
        """True if we made this link, not too long ago."""
        right = hmac.compare_digest(self._signature(message_id, until).encode(), signature.encode())
        # Only what we signed is read as a number.
        return right and int(until) > self.door.clock.now().timestamp()

    def _signature(self, message_id: int, until: str) -> str:
        said = f"webchat\n{message_id}\n{until}".encode()
        return hmac.new(self.secret.encode(), said, hashlib.sha256).hexdigest()
