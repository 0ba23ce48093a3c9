"""Files of chats as the house gives them out: by signed addresses, and so that they stay harmless."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from app.signed_links import LIFE, SignedLinks
from core.clock import Clock
from core.database.transaction import Database
from core.errors import NotFound
from core.files.files import file_named
from core.files.folder import Folder
from core.files.serving import headers_of
from core.ports import File


class ChatFiles:
    """The addresses of files, and the files behind them."""

    def __init__(self, database: Database, clock: Clock, folder: Folder, secret: str) -> None:
        self._database = database
        self._clock = clock
        self._folder = folder
        self._links = SignedLinks("files", folder, clock, secret)

    def link(self, name: str, life: timedelta = LIFE, shown: str = "") -> str:
        """The address of this file, without the host; good for so long. `shown` ends its path."""
        return self._links.link(name, life, shown)

    def find(self, name: str, until: str, signature: str) -> tuple[Path, Mapping[str, str]] | None:
        """Where it lies and how it is given; None where the address is not ours, or the file is gone."""
        path = self._links.find(name, until, signature)
        if path is None:
            return None
        with self._database.read(self._clock) as tx:
            try:
                row = file_named(tx, name)
            except NotFound:
                return None
            return path, headers_of(row.mime or "", row.original)

    def content(self, name: str) -> File:
        """The whole file, to be sent; raises NotFound."""
        path = self._folder.find(name)
        if path is None:
            raise NotFound("there is no such file, or it was deleted")
        with self._database.read(self._clock) as tx:
            row = file_named(tx, name)
        return File(row.original, row.mime or "", path.read_bytes())
