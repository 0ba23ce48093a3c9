"""Messages left while the database was away: one JSON line each, on disk, until they are taken in."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import structlog

log = structlog.get_logger()


class Journal:
    """An append-only file of messages that wait to be taken in."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, fields: dict[str, str], at: datetime) -> None:
        """Keeps one message; raises OSError where the disk refuses."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"at": at.isoformat(), **fields}, ensure_ascii=False) + "\n")

    def waiting(self) -> Iterator[dict[str, str]]:
        """Every message that waits, oldest first; a half-written last line is passed over."""
        if not self.path.exists():
            return
        for line in self.path.read_text("utf-8").splitlines():
            try:
                yield json.loads(line)
            except ValueError:
                log.warning("a journal line could not be read", length=len(line))

    def clear(self) -> None:
        """All were taken in: the file is kept beside, in case somebody wants to look."""
        if self.path.exists():
            self.path.replace(self.path.with_suffix(".taken"))
