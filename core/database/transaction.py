"""One inbound event, one transaction: opened in plain sight, committed here and nowhere else."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ClauseElement, Delete, Engine, Select, Update, create_engine, event, inspect
from sqlalchemy.engine import URL, Connection, CursorResult, make_url
from sqlalchemy.orm import InstrumentedAttribute, Session, make_transient_to_detached
from sqlalchemy.pool import ConnectionPoolEntry

from core.clock import Clock
from core.database.base import Base
from core.database.kept import (
    Kept,
    KeptValues,
    changes_company,
    edition_in_force,
    insert_into,
    put_new_edition,
    require_company_only,
)
from core.database.turn import Turn

Row = TypeVar("Row", bound=Base)
T = TypeVar("T")

# A process that stands still in the middle of a transaction (its machine is paused) must not hold up the
# others for ever: PostgreSQL takes the transaction back, and the process finds out when it goes on. Well
# within a lease: what the others have sent meanwhile must still be noted.
_NO_FROZEN_LOCKS = "-c idle_in_transaction_session_timeout=5s"

_open: ContextVar["Transaction | None"] = ContextVar("open_transaction", default=None)


def inside_transaction() -> bool:
    """True while a transaction is open in this context: nobody may use the network then."""
    return _open.get() is not None


class Transaction:
    """An open transaction. Time stands still in it: `now` was read once, when it began."""

    def __init__(self, connection: Connection, now: datetime, kept: Kept | None = None) -> None:
        self.connection = connection
        self.now = now
        self.has_changed_company = False
        self.reads_for_all = False
        self._kept = kept
        self._read: KeptValues | None = None
        self._edition: str | None = None
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """The rows as objects; made when it is first asked for."""
        if self._session is None:
            self._session = Session(self.connection, expire_on_commit=False)
        return self._session

    def flush(self) -> None:
        """Writes what was changed on rows."""
        if self._session is not None:
            self._session.flush()

    def close(self) -> None:
        """Lets go of the rows: they may be used on, and are not written any more."""
        if self._session is not None:
            self._session.close()

    def kept(self, read: Callable[["Transaction"], T]) -> T:
        """What `read` reads of the company's rows alone; kept, and shared by all, until one of them changes.

        `read` is a function of a module: it is what its value is kept by. In a transaction that changes the
        company itself, it is read anew.
        """
        if self._read is not None:  # this is read for all already
            return self._of(self._read, read, self)
        values = self._of_this_edition()
        if values is not None and read in values:
            found: T = values[read]
            return found
        return self._read_apart(read, {} if values is None else values)

    def _of_this_edition(self) -> KeptValues | None:
        self.flush()
        if self.has_changed_company or self._kept is None:
            return None
        self._edition = self._edition or edition_in_force(self.connection)
        return self._kept.of(self._edition) if self._edition else None

    def _read_apart(self, read: Callable[["Transaction"], T], values: KeptValues) -> T:
        """The value in rows of their own, which belong to no transaction afterwards."""
        apart = Transaction(self.connection, self.now)
        apart._read = values
        self.reads_for_all = True
        try:
            return self._of(values, read, apart)
        finally:
            self.reads_for_all = False
            apart.close()

    @staticmethod
    def _of(values: KeptValues, read: Callable[["Transaction"], T], apart: "Transaction") -> T:
        if read not in values:
            values[read] = read(apart)
        found: T = values[read]
        return found

    def add(self, row: Row) -> Row:
        """Stores a new row and gives it back with its id."""
        self.session.add(row)
        self.session.flush()
        return row

    def get(self, kind: type[Row], row_id: int) -> Row:
        """The row that must exist."""
        return self.session.get_one(kind, row_id)

    def locked(self, kind: type[Row], row_id: int | str) -> Row | None:
        """The row, read anew and held until the end of the transaction, or None.

        Who changes several rows locks them in one order, or two who meet wait for each other for ever:
        a call before its legs, a chat before its ticket, a ticket before its page, what is learned, and the
        organisation (the waiting line, the ticket numbers) last. Rows that only refer to it are not held up.
        """
        self.session.flush()
        found = self.session.get(kind, row_id, populate_existing=True, with_for_update={"key_share": True})
        self._edition = None  # whoever held the row before may have changed the company
        return found

    def first(self, query: Select[T]) -> T | None:
        """The first thing found, or None."""
        return self.session.scalars(query.limit(1)).first()

    def all(self, query: Select[T], **values: Any) -> Sequence[T]:
        """Everything found. `values`: those of a query that is put together once and asked often."""
        return self.session.scalars(query, values).all()

    def changed(self, update: Update | Delete) -> int:
        """Runs a conditional UPDATE or DELETE and tells how many rows it hit: the referee of every race."""
        result = self.session.execute(update, execution_options={"synchronize_session": "fetch"})
        assert isinstance(result, CursorResult)
        return result.rowcount

    def changed_ones(self, update: Update, column: InstrumentedAttribute[T]) -> set[T]:
        """The same for many rows at once: of those that it changed, this column."""
        options = {"synchronize_session": "fetch"}
        return set(self.session.scalars(update.returning(column), execution_options=options))

    def insert_once(self, table: type[Base], /, **values: Any) -> bool:
        """Inserts a row unless one with the same unique key stands there; False if one did."""
        return self.inserted_once(table, **values) is not None

    def inserted_once(self, table: type[Base], /, **values: Any) -> Any | None:
        """The primary key of the row, or None if one with the same unique key stood there."""
        self.flush()
        # RETURNING tells for certain; the row count of such an insert depends on the driver.
        statement = _insert_once(table, self.connection.dialect.name)
        return self.connection.execute(statement, values).scalar()

    def add_once(self, kind: type[Row], /, **values: Any) -> Row | None:
        """The new row, or None if one with the same unique key stood there."""
        row_id = self.inserted_once(kind, **values)
        if row_id is None:
            return None
        # As it stands in the database now, so that nobody need read it again.
        row: Any = kind.__mapper__.class_manager.new_instance()
        row.__dict__.update({**_unsaid(kind), **values, str(inspect(kind).primary_key[0].key): row_id})
        make_transient_to_detached(row)
        self.session.add(row)
        added: Row = row
        return added

    def insert_each_once(
        self, table: type[Base], rows: Sequence[dict[str, Any]], column: InstrumentedAttribute[T]
    ) -> set[T]:
        """Inserts those rows whose unique keys do not stand there; of them, this column."""
        if not rows:
            return set()
        insert = insert_into(table.__table__, self.connection.dialect.name)
        statement = insert.on_conflict_do_nothing().returning(column)
        return set(self.session.scalars(statement, rows))


@cache
def _insert_once(table: type[Base], dialect: str) -> Any:
    """One statement a table: SQLAlchemy prepares it once."""
    statement = insert_into(table.__table__, dialect).on_conflict_do_nothing()
    return statement.returning(*inspect(table).primary_key)


@cache
def _defaults(kind: type[Base]) -> tuple[tuple[str, Any], ...]:
    return tuple((column.key, column.default) for column in kind.__table__.columns)


def _unsaid(kind: type[Base]) -> dict[str, Any]:
    """What stands in the columns that nobody names."""
    return {key: _value(default) for key, default in _defaults(kind)}


def _value(default: Any) -> Any:
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg


class Database:
    """The database behind the desk: SQLite in WAL, or PostgreSQL, by URL alone."""

    def __init__(self, url: str, *, durable: bool = True) -> None:
        self.url = _with_driver(make_url(url))
        self.engine = _engine(self.url, durable=durable)
        self._writing = self.engine.execution_options(sqlite_begin="IMMEDIATE")
        self._passing = self._writing.execution_options(promises=False)
        self._kept = Kept()
        is_sqlite = self.url.get_backend_name() == "sqlite"
        self._turn = Turn(self.url.database).taken if is_sqlite else nullcontext

    @contextmanager
    def begin(self, clock: Clock, *, promises: bool = True) -> Iterator[Transaction]:
        """A transaction that writes. Commits when the block ends, rolls back when it raises.

        Not `promises`: nobody was told that it is kept, and does without the disk's word. It is lost if the
        machine loses its power within the next moment, whole and alone; not if a process is killed.
        """
        assert not inside_transaction(), "a transaction is already open here"
        with self._turn(), self._opened(self._writing if promises else self._passing, clock) as tx:
            yield tx
            tx.flush()
            if tx.has_changed_company:
                put_new_edition(tx.connection)
            tx.connection.commit()

    @contextmanager
    def read(self, clock: Clock) -> Iterator[Transaction]:
        """A transaction that only looks: what it changed is rolled back."""
        with self._opened(self.engine, clock) as tx:
            yield tx

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()

    @contextmanager
    def _opened(self, engine: Engine, clock: Clock) -> Iterator[Transaction]:
        assert not inside_transaction(), "a transaction is already open here"
        with engine.connect() as connection:
            connection.begin()  # a writer waits for its turn here, and only then looks at the clock
            tx = Transaction(connection, clock.now(), self._kept)
            token = _open.set(tx)
            try:
                yield tx
            finally:
                tx.close()
                _open.reset(token)


def _with_driver(url: URL) -> URL:
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _engine(url: URL, *, durable: bool) -> Engine:
    if url.get_backend_name() != "sqlite":
        options = f"{url.query.get('options', '')} {_NO_FROZEN_LOCKS}"
        engine = create_engine(
            url, pool_pre_ping=True, hide_parameters=True, connect_args={"options": options}
        )
        event.listen(engine, "before_execute", _watched)
        event.listen(engine, "begin", _postgresql_begin)
        return engine
    connect_args = {"timeout": 5, "check_same_thread": False}
    engine = create_engine(url, connect_args=connect_args, hide_parameters=True)
    event.listen(engine, "before_execute", _watched)
    event.listen(engine, "connect", _sqlite_connected(durable=durable))
    event.listen(engine, "begin", _sqlite_begin(durable=durable))
    return engine


def _watched(_connection: Connection, statement: ClauseElement, *_rest: object) -> None:
    """Notices a change of the company, and a kept value that would not stay true."""
    tx = _open.get()
    if tx is not None and changes_company(statement):
        tx.has_changed_company = True
    elif tx is not None and tx.reads_for_all:
        require_company_only(statement)


def _sqlite_connected(*, durable: bool) -> Any:
    def prepare(connection: Any, _entry: ConnectionPoolEntry) -> None:
        # The driver's own BEGIN comes too late and is never IMMEDIATE: `_sqlite_begin` says it.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA foreign_keys=ON")
        # FULL survives a power cut; an accepted webhook is a promise.
        connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'OFF'}")

    return prepare


def _sqlite_begin(*, durable: bool) -> Any:
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        mode = options.get("sqlite_begin", "DEFERRED")
        # FULL until the connection is told otherwise; NORMAL waits for no disk, and breaks nothing.
        wanted = "FULL" if options.get("promises", True) else "NORMAL"
        if durable and mode == "IMMEDIATE" and connection.info.get("synchronous", "FULL") != wanted:
            connection.exec_driver_sql(f"PRAGMA synchronous={wanted}")
            connection.info["synchronous"] = wanted
        connection.exec_driver_sql(f"BEGIN {mode}")

    return begin


def _postgresql_begin(connection: Connection) -> None:
    if not connection.get_execution_options().get("promises", True):
        connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")
