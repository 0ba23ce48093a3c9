"""Files that went through Telegram: what may be sent, what may be fetched, and for how long."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any, Literal

from simulator.telegram.refusals import Refused, not_possible, rule_broken

MAX_SENT_BYTES = 50 * 1024 * 1024
MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_FETCHED_BYTES = 20 * 1024 * 1024
LINK_LIFETIME = timedelta(hours=1)  # "guaranteed to be valid for at least 1 hour"
MAX_PHOTO_SIDES = 10_000  # width and height together
MAX_PHOTO_RATIO = 20
_PNG = b"\x89PNG\r\n\x1a\n"
_PICTURES = (_PNG, b"\xff\xd8\xff", b"GIF8", b"RIFF")


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes


FileKind = Literal["photo", "document", "voice", "video"]


@dataclass(frozen=True)
class StoredFile:
    """A file Telegram keeps; `name` is what its sender called it."""

    file_id: str
    kind: FileKind
    name: str
    content: bytes
    mime_type: str = "application/octet-stream"

    def as_json(self) -> Any:
        """The value of the message's `photo` (a list of sizes) or `document`."""
        about = {
            "file_id": self.file_id,
            "file_unique_id": f"u{self.file_id}",
            "file_size": len(self.content),
        }
        match self.kind:
            case "document":
                return {**about, "file_name": self.name, "mime_type": self.mime_type}
            case "voice":
                return {**about, "duration": 3, "mime_type": "audio/ogg"}
            case "video":
                named = {"file_name": self.name, "mime_type": self.mime_type}
                return {**about, **named, "duration": 3, "width": 640, "height": 360}
        width, height = sides(self.content)
        return [{**about, "width": width, "height": height}]


def sides(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG; of other pictures, which are not looked into, 90 by 90."""
    if not picture.startswith(_PNG):
        return 90, 90
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])


class Shelf:
    """All files by id, and the links given out for them."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._links: dict[str, tuple[StoredFile, datetime]] = {}

    def keep(self, kind: FileKind, upload: Upload, mime_type: str | None = None) -> StoredFile:
        """Stores the bytes under a new id."""
        file_id = f"{kind}-{len(self._files) + 1}-{secrets.token_hex(4)}"
        mime_type = mime_type or "application/octet-stream"
        stored = StoredFile(file_id, kind, upload.name, upload.content, mime_type)
        self._files[file_id] = stored
        return stored

    def find(self, file_id: str) -> StoredFile:
        """The file of this id. Raises Refused."""
        if file_id not in self._files:
            raise rule_broken("wrong file_id or the file is temporarily unavailable")
        return self._files[file_id]

    def forget_all(self) -> None:
        """None of them can be had any more."""
        self._files.clear()

    def link(self, stored: StoredFile, now: datetime) -> str:
        """A path under which the bytes can be fetched for an hour. Raises Refused above 20 MB."""
        if len(stored.content) > MAX_FETCHED_BYTES:
            raise not_possible("file is too big")
        path = f"{stored.kind}s/{stored.file_id}{PurePath(stored.name).suffix}"
        self._links[path] = (stored, now + LINK_LIFETIME)
        return path

    def fetch(self, path: str, now: datetime) -> bytes | None:
        """The bytes behind a link; None when it was never given or is too old."""
        stored, ends_at = self._links.get(path, (None, now))
        return stored.content if stored is not None and now < ends_at else None


def check_document(upload: Upload) -> None:
    """Raises Refused for what Telegram would not take as a file."""
    if not upload.content:
        raise rule_broken("file must be non-empty")
    if len(upload.content) > MAX_SENT_BYTES:
        raise Refused(413, "Request Entity Too Large", breaks_rule=True)


def check_photo(upload: Upload) -> None:
    """Raises Refused for what Telegram would not take as a picture."""
    check_document(upload)
    if len(upload.content) > MAX_PHOTO_BYTES:
        size = len(upload.content)
        limit = f"the maximum size is {MAX_PHOTO_BYTES} bytes"
        raise rule_broken(f"file of size {size} bytes is too big for a photo; {limit}")
    if not upload.content.startswith(_PICTURES):
        raise rule_broken("IMAGE_PROCESS_FAILED")
    width, height = sides(upload.content)
    if width + height > MAX_PHOTO_SIDES or max(width, height) > MAX_PHOTO_RATIO * min(width, height):
        raise rule_broken("PHOTO_INVALID_DIMENSIONS")
