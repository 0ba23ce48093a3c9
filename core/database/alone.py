"""One process on a SQLite file: who comes second is refused, until the first has ended, however it ended."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

from core.errors import Conflict


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Keeps others of its kind away from this SQLite file; raises Conflict if one is there.

    Nothing to do on PostgreSQL. Held by a lock of the system beside the database, which a killed process
    leaves free. It is another than the writers' turn: commands beside this process still get theirs.
    """
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite" or parts.database in (None, "", ":memory:"):
        yield
        return
    # The same file by another name is the same file.
    file = os.open(f"{Path(str(parts.database)).resolve()}-process", os.O_RDONLY | os.O_CREAT, 0o644)
    try:
        _lock(file, str(parts.database))
        yield
    finally:
        os.close(file)


def _lock(file: int, database: str) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Conflict(
            f"{database}: another `dezurni serve` or `dezurni worker` runs on this SQLite file: stop it, "
            "or set DEZURNI_DATABASE_URL to a PostgreSQL, which takes any number"
        ) from None
