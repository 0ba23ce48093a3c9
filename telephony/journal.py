"""Messages left while the database was away: one JSON line each, on disk, until they are taken in."""

import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import structlog

from core.database.turn import Turn

log = structlog.get_logger()

_TAKING = ".taking"


class Journal:
    """An append-only file of messages that wait to be taken in. Several processes may share it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = Turn(str(path))

    def write(self, fields: dict[str, str], at: datetime) -> None:
        """Keeps one message; raises OSError where the disk refuses."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # Begins with a new line too: the one before may have been cut off by a crash.
        line = f"\n{json.dumps({'at': at.isoformat(), **fields})}\n"
        with self._turn.taken(), self.path.open("a", encoding="ascii") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    @contextmanager
    def taken(self) -> Iterator[Sequence[dict[str, str]]]:
        """Every message that waits, oldest first; kept beside when the block ends well, else they wait on.

        What is taken in lies apart, under a name of its own, and nobody writes there any more: a message
        written meanwhile waits for the next time. Two who are at it have the same ones, and may: known
        messages are not doubled. Put away is only what was read.
        """
        files = self._apart()
        yield [fields for file in files for fields in _messages(file)]
        for file in files:
            self._put_away(file)

    def _apart(self) -> list[Path]:
        if self.path.exists():
            with self._turn.taken(), suppress(FileNotFoundError):  # another was faster
                self.path.rename(self.path.with_suffix(f".{secrets.token_hex(4)}{_TAKING}"))
        return sorted(self.path.parent.glob(f"{self.path.stem}*{_TAKING}"), key=_written_at)

    def _put_away(self, file: Path) -> None:
        """In case somebody wants to look."""
        with self._turn.taken(), suppress(FileNotFoundError):
            content = file.read_bytes()
            with self.path.with_suffix(".taken").open("ab") as kept:
                kept.write(content)
            file.unlink()


def _written_at(file: Path) -> int:
    with suppress(FileNotFoundError):  # another has taken it in
        return file.stat().st_mtime_ns
    return 0


def _messages(file: Path) -> Iterator[dict[str, str]]:
    """A line cut off by a crash is passed over."""
    try:
        lines = file.read_text("utf-8", errors="replace").split("\n")
    except FileNotFoundError:  # another has taken it in
        return
    for line in filter(None, lines):
        if fields := _fields(line):
            yield fields
        else:
            log.warning("a journal line could not be read", length=len(line))


def _fields(line: str) -> dict[str, str]:
    try:
        read = json.loads(line)
    except ValueError:
        return {}
    return {key: str(value) for key, value in read.items()} if isinstance(read, dict) else {}
