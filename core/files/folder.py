"""Files of ours on the disk: a folder in which each has a name that we gave it."""

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path


class Folder:
    """A folder of files whose names look so, and no other: a name is never a path."""

    def __init__(self, folder: Path, names: re.Pattern[str]) -> None:
        self._folder = folder
        self._names = names

    def keep(self, name: str, content: bytes) -> None:
        """Writes the file whole or not at all; the same again changes nothing."""
        target = self._folder / self._checked(name)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, half = tempfile.mkstemp(dir=self._folder)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(half).replace(target)

    def find(self, name: str) -> Path | None:
        """Where the file lies, if it is there."""
        if not self._names.fullmatch(name):
            return None
        path = self._folder / name
        return path if path.is_file() else None

    def delete(self, name: str) -> None:
        """Removes the file, if it is there."""
        (self._folder / self._checked(name)).unlink(missing_ok=True)

    def written_before(self, moment: float) -> Iterator[str]:
        """The names of what was written before this moment (seconds since 1970)."""
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if self._names.fullmatch(path.name) and path.stat().st_mtime < moment:
                yield path.name

    def _checked(self, name: str) -> str:
        if not self._names.fullmatch(name):
            raise ValueError(f"{name!r} is no name of a file here")
        return name
