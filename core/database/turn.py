"""Whose turn it is to write to a SQLite file: writers queue, of this process and of others."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock


class Turn:
    """A queue for one SQLite file; `with turn.taken():` waits for its turn and keeps it until the end.

    SQLite lets one write and has the others ask again and again, at longer and longer pauses: who is
    unlucky is refused after its patience ended, although everybody was quick. A lock of the system wakes
    who waits. It lies beside the database, because SQLite loses its own locks on a file that is closed by
    somebody else in the process, and it ends with whoever holds it: a killed process leaves nothing behind.
    """

    def __init__(self, database: str | None) -> None:
        self._threads = Lock()
        self._beside = Path(f"{database}-lock") if database and database != ":memory:" else None

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Alone with the file, as far as writers of ours go; others still meet SQLite's own lock."""
        with self._threads:
            file = self._opened()
            try:
                if file is not None:
                    fcntl.flock(file, fcntl.LOCK_EX)
                yield
            finally:
                if file is not None:
                    os.close(file)

    def _opened(self) -> int | None:
        """The lock file; None where it cannot be, and the database will say what is wrong there."""
        try:
            # Only read: a file that another user of the machine made serves as well.
            return os.open(self._beside, os.O_RDONLY | os.O_CREAT, 0o644) if self._beside else None
        except OSError:
            return None
