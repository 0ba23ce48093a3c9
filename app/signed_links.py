"""Addresses under which a file of ours can be had for a while, by whoever holds them."""

import hashlib
import hmac
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from core.clock import Clock
from core.files.folder import Folder

LIFE = timedelta(hours=1)


class SignedLinks:
    """Makes the addresses below `/<what>/`, and knows them again."""

    def __init__(self, what: str, files: Folder, clock: Clock, secret: str) -> None:
        self._what = what
        self._files = files
        self._clock = clock
        self._secret = secret.encode()

    def link(self, name: str, life: timedelta = LIFE, shown: str = "") -> str:
        """The address of this file, without the host; good for so long. `shown` ends its path."""
        until = str(int((self._clock.now() + life).timestamp()))
        query = urlencode({"until": until, "signature": self._signature(name, until)})
        path = f"{name}/{shown}" if shown else name
        return f"/{self._what}/{path}?{query}"

    def find(self, name: str, until: str, signature: str) -> Path | None:
        """Where the file lies; None for an address that we never made, or made too long ago."""
        genuine = hmac.compare_digest(self._signature(name, until).encode(), signature.encode())
        # Only what we signed is read as a number.
        if not genuine or int(until) < self._clock.now().timestamp():
            return None
        return self._files.find(name)

    def _signature(self, name: str, until: str) -> str:
        said = f"{self._what}\n{name}\n{until}".encode()
        return hmac.new(self._secret, said, hashlib.sha256).hexdigest()
