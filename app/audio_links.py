"""Addresses under which a recording can be listened to for an hour."""

import hashlib
import hmac
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from core.clock import Clock
from telephony.audio_files import AudioFiles

LIFE = timedelta(hours=1)


class AudioLinks:
    """Makes the addresses, and knows them again."""

    def __init__(self, files: AudioFiles, clock: Clock, secret: str) -> None:
        self._files = files
        self._clock = clock
        self._secret = secret.encode()

    def link(self, name: str) -> str:
        """The address of this file, without the host; good for LIFE."""
        until = str(int((self._clock.now() + LIFE).timestamp()))
        query = urlencode({"until": until, "signature": self._signature(name, until)})
        return f"/audio/{name}?{query}"

    def find(self, name: str, until: str, signature: str) -> Path | None:
        """Where the file lies; None for an address that we never made, or made too long ago."""
        genuine = hmac.compare_digest(self._signature(name, until).encode(), signature.encode())
        # Only what we signed is read as a number.
        if not genuine or int(until) < self._clock.now().timestamp():
            return None
        return self._files.find(name)

    def _signature(self, name: str, until: str) -> str:
        said = f"audio\n{name}\n{until}".encode()
        return hmac.new(self._secret, said, hashlib.sha256).hexdigest()
