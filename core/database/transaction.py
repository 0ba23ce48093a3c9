"""One inbound event, one transaction: opened in plain sight, committed here and nowhere else."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Engine, Select, Update, create_engine, event, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, CursorResult, make_url
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from core.clock import Clock
from core.database.base import Base
from core.database.turn import Turn

Row = TypeVar("Row", bound=Base)
T = TypeVar("T")

# A process that stands still in the middle of a transaction (its machine is paused) must not hold up the
# others for ever: PostgreSQL takes the transaction back, and the process finds out when it goes on.
_NO_FROZEN_LOCKS = "-c idle_in_transaction_session_timeout=20s"

_inside: ContextVar[bool] = ContextVar("inside_transaction", default=False)


def inside_transaction() -> bool:
    """True while a transaction is open in this context: nobody may use the network then."""
    return _inside.get()


class Transaction:
    """An open transaction. Time stands still in it: `now` was read once, when it began."""

    def __init__(self, session: Session, now: datetime) -> None:
        self.session = session
        self.now = now

    def add(self, row: Row) -> Row:
        """Stores a new row and gives it back with its id."""
        self.session.add(row)
        self.session.flush()
        return row

    def get(self, kind: type[Row], row_id: int) -> Row:
        """The row that must exist."""
        return self.session.get_one(kind, row_id)

    def locked(self, kind: type[Row], row_id: int) -> Row | None:
        """The row, read anew and held until the end of the transaction, or None.

        Who changes several rows locks them in one order, or two who meet wait for each other for ever:
        a call before its legs, a ticket before its page, and the organisation (the waiting line, the
        ticket numbers) last. Rows that only refer to it are not held up.
        """
        self.session.flush()
        return self.session.get(kind, row_id, populate_existing=True, with_for_update={"key_share": True})

    def first(self, query: Select[T]) -> T | None:
        """The first thing found, or None."""
        return self.session.scalars(query.limit(1)).first()

    def all(self, query: Select[T]) -> Sequence[T]:
        """Everything found."""
        return self.session.scalars(query).all()

    def changed(self, update: Update) -> int:
        """Runs a conditional UPDATE and tells how many rows it changed: the referee of every race."""
        result = self.session.execute(update, execution_options={"synchronize_session": "fetch"})
        assert isinstance(result, CursorResult)
        return result.rowcount

    def insert_once(self, table: type[Base], /, **values: Any) -> bool:
        """Inserts a row unless one with the same unique key stands there; False if one did."""
        dialect = self.session.get_bind().dialect.name
        insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
        # RETURNING tells for certain; the row count of such an insert depends on the driver.
        statement = insert(table).values(**values).on_conflict_do_nothing()
        key = inspect(table).primary_key
        return self.session.execute(statement.returning(*key)).first() is not None


class Database:
    """The database behind the desk: SQLite in WAL, or PostgreSQL, by URL alone."""

    def __init__(self, url: str, *, durable: bool = True) -> None:
        self.url = _with_driver(make_url(url))
        self.engine = _engine(self.url, durable=durable)
        is_sqlite = self.url.get_backend_name() == "sqlite"
        self._turn = Turn(self.url.database).taken if is_sqlite else nullcontext

    @contextmanager
    def begin(self, clock: Clock) -> Iterator[Transaction]:
        """A transaction that writes. Commits when the block ends, rolls back when it raises."""
        assert not _inside.get(), "a transaction is already open here"
        with self._turn(), self._session("IMMEDIATE", clock) as tx:
            yield tx
            tx.session.commit()

    @contextmanager
    def read(self, clock: Clock) -> Iterator[Transaction]:
        """A transaction that only looks: what it changed is rolled back."""
        with self._session("DEFERRED", clock) as tx:
            yield tx

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()

    @contextmanager
    def _session(self, mode: str, clock: Clock) -> Iterator[Transaction]:
        assert not _inside.get(), "a transaction is already open here"
        engine = self.engine.execution_options(sqlite_begin=mode)
        token = _inside.set(True)
        try:
            with Session(engine, expire_on_commit=False) as session:
                session.connection()  # a writer waits for its turn here, and only then looks at the clock
                yield Transaction(session, clock.now())
        finally:
            _inside.reset(token)


def _with_driver(url: URL) -> URL:
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _engine(url: URL, *, durable: bool) -> Engine:
    if url.get_backend_name() != "sqlite":
        options = f"{url.query.get('options', '')} {_NO_FROZEN_LOCKS}"
        return create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args={"options": options})
    connect_args = {"timeout": 5, "check_same_thread": False}
    engine = create_engine(url, connect_args=connect_args, hide_parameters=True)
    event.listen(engine, "connect", _sqlite_connected(durable=durable))
    event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_connected(*, durable: bool) -> Any:
    def prepare(connection: Any, _entry: ConnectionPoolEntry) -> None:
        # The driver's own BEGIN comes too late and is never IMMEDIATE: `_sqlite_begin` says it.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA foreign_keys=ON")
        # FULL survives a power cut; an accepted webhook is a promise.
        connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'OFF'}")

    return prepare


def _sqlite_begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")
