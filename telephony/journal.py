"""Messages left while the database was away: one JSON line each, on disk, until they are taken in."""

import json
import os
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import structlog

log = structlog.get_logger()


class Journal:
    """An append-only file of messages that wait to be taken in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # What is being taken in lies apart, so that a message written meanwhile waits for the next time.
        self._taking = path.with_suffix(".taking")
        self._lock = threading.Lock()

    def write(self, fields: dict[str, str], at: datetime) -> None:
        """Keeps one message; raises OSError where the disk refuses."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # Begins with a new line too: the one before may have been cut off by a crash.
        line = f"\n{json.dumps({'at': at.isoformat(), **fields})}\n"
        with self._lock, self.path.open("a", encoding="ascii") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def waiting(self) -> Iterator[dict[str, str]]:
        """Every message that waits, oldest first; a line cut off by a crash is passed over."""
        with self._lock:
            if self.path.exists() and not self._taking.exists():
                self.path.replace(self._taking)
            if not self._taking.exists():
                return
            lines = self._taking.read_text("utf-8", errors="replace").split("\n")
        for line in filter(None, lines):
            fields = _fields(line)
            if fields:
                yield fields
            else:
                log.warning("a journal line could not be read", length=len(line))

    def clear(self) -> None:
        """All of `waiting` were taken in: they are kept beside, in case somebody wants to look."""
        with self._lock:
            if self._taking.exists():
                with self.path.with_suffix(".taken").open("ab") as kept:
                    kept.write(self._taking.read_bytes())
                self._taking.unlink(missing_ok=True)


def _fields(line: str) -> dict[str, str]:
    try:
        read = json.loads(line)
    except ValueError:
        return {}
    return {key: str(value) for key, value in read.items()} if isinstance(read, dict) else {}
