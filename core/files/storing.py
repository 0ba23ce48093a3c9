"""Bytes that came from outside, among our files: under a name of ours, typed by what they are."""

import hashlib
import re
import secrets
from pathlib import Path

from core.files.folder import Folder
from core.files.kinds import kind_of
from core.files.names import named_as
from core.ports import FileContent

# Telegram gives bots no more, and nobody needs more in a chat.
MOST_BYTES = 20_000_000
_NAME = re.compile(r"[0-9a-f]{32}")


def chat_files(folder: Path) -> Folder:
    """The folder of files from chats."""
    return Folder(folder, _NAME)


def new_name() -> str:
    """A name that says nothing and that nobody can guess."""
    return secrets.token_hex(16)


def store(folder: Folder, name: str, original: str, content: bytes) -> FileContent:
    """Keeps the content under our name; what it is and what it is to be called, told by the content."""
    kind = kind_of(content)
    folder.keep(name, content)
    return FileContent(
        name=name,
        original=named_as(original, kind),
        mime=kind.mime,
        sort=kind.sort,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
