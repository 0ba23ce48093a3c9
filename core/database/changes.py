"""Whether anybody has changed anything: the cheapest question that a database answers."""

from sqlalchemy import text
from sqlalchemy.engine import Connection

from core.database.transaction import Database


class Changes:
    """Asked again and again by one thread at a time; `close` gives its connection back."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection | None = None

    def mark(self) -> str:
        """A short text; while it stays the same, nothing was committed by anybody."""
        if self._database.url.get_backend_name() == "sqlite":
            return self._sqlite_mark()
        # Which transactions are over and which run: it changes with each one that writes.
        with self._database.engine.connect() as connection:
            return str(connection.scalar(text("SELECT pg_current_snapshot()")))

    def close(self) -> None:
        """Nobody asks any more."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def _sqlite_mark(self) -> str:
        """Counts commits of others than this connection, so it must stay the same one."""
        if self._connection is None:
            self._connection = self._database.engine.connect()
        counted = self._connection.exec_driver_sql("PRAGMA data_version").scalar()
        self._connection.rollback()
        return f"{id(self._connection)}-{counted}"
