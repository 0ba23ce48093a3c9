"""Recorded messages and talks among our own files: a folder of WAVs, each under the vendor's id of it."""

import os
import re
import tempfile
from pathlib import Path

# A name is never a path.
_NAME = re.compile(r"RE[0-9A-Za-z]{1,38}\.wav")


class AudioFiles:
    """The folder in which recordings are kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, name: str, content: bytes) -> None:
        """Writes the file whole or not at all; the same again changes nothing."""
        target = self._folder / _checked(name)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, half = tempfile.mkstemp(dir=self._folder)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(half).replace(target)

    def find(self, name: str) -> Path | None:
        """Where the file lies, if it is there."""
        if not _NAME.fullmatch(name):
            return None
        path = self._folder / name
        return path if path.is_file() else None

    def delete(self, name: str) -> None:
        """Removes the file, if it is there."""
        (self._folder / _checked(name)).unlink(missing_ok=True)


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a recording")
    return name
