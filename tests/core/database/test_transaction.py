"""One event, one transaction: whole or not at all, never within another, and time stands still in it."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import NoResultFound, StatementError

from core.company.rows import Organisation
from core.contracts.rows import AddOn, AddOnVersion
from core.database.heartbeat import STALE_AFTER, Heartbeat, beat, some_worker_lives
from core.database.outbox import Delivery, put
from core.database.transaction import Database, Transaction, inside_transaction
from tests.core.desk.office import BELGRADE, Office, office

NOON = "2026-11-24T12:00"


@pytest.fixture
def desk(database_url: str) -> Iterator[Office]:
    """An empty database at noon."""
    with office(database_url, NOON) as opened:
        yield opened


def _puts(tx: Transaction, key: str) -> bool:
    return put(tx, "telegram", "1", {}, key=key)


def _keys(desk: Office) -> list[str | None]:
    return list(desk.read(lambda tx: tx.all(select(Delivery.key).order_by(Delivery.id))))


def test_a_fault_at_the_end_takes_back_everything_before_it(desk: Office) -> None:
    with pytest.raises(RuntimeError, match="at the end"), desk.database.begin(desk.clock) as tx:
        _puts(tx, "one")
        _puts(tx, "two")
        raise RuntimeError("at the end")
    assert _keys(desk) == []
    assert desk.write(lambda tx: _puts(tx, "one"))
    assert _keys(desk) == ["one"]


def test_a_look_changes_nothing(desk: Office) -> None:
    assert desk.read(lambda tx: _puts(tx, "one"))
    assert _keys(desk) == []


def test_a_transaction_within_a_transaction_is_refused(desk: Office) -> None:
    with desk.database.begin(desk.clock):
        for again in (desk.database.begin, desk.database.read):
            with pytest.raises(AssertionError, match="already open"), again(desk.clock):
                pass
        assert inside_transaction()
    assert not inside_transaction()


def test_after_a_fault_nobody_believes_to_be_inside_any_more(desk: Office) -> None:
    with pytest.raises(RuntimeError), desk.database.begin(desk.clock):
        raise RuntimeError
    assert not inside_transaction()


def test_time_stands_still_in_a_transaction(desk: Office) -> None:
    with desk.database.begin(desk.clock) as tx:
        before = tx.now
        desk.passes(hours=1)
        assert tx.now == before


def test_a_moment_without_its_offset_is_refused_by_name(desk: Office) -> None:
    naive = datetime(2026, 11, 24, 12)  # noqa: DTZ001 - that is the point
    with (
        pytest.raises((StatementError, ValueError), match="needs its offset"),
        desk.database.begin(desk.clock) as tx,
    ):
        tx.insert_once(Heartbeat, name="worker", at=naive)


def test_a_moment_comes_back_in_utc_and_to_the_microsecond(desk: Office) -> None:
    at = datetime(2026, 10, 25, 2, 30, 0, 123456, tzinfo=UTC).astimezone()
    desk.write(lambda tx: tx.insert_once(Heartbeat, name="worker", at=at))
    stored = desk.read(lambda tx: tx.session.get_one(Heartbeat, "worker"))
    assert (stored.at, stored.at.utcoffset()) == (at, timedelta(0))


def test_moments_are_ordered_and_compared_in_time_whatever_their_offset(desk: Office) -> None:
    base = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    beats = [{"name": f"w{hour}", "at": base + timedelta(hours=hour)} for hour in range(5)]
    desk.write(lambda tx: [tx.insert_once(Heartbeat, **values) for values in beats])
    border = (base + timedelta(hours=2)).astimezone(BELGRADE)
    later = desk.read(
        lambda tx: tx.all(select(Heartbeat.name).where(Heartbeat.at > border).order_by(Heartbeat.at))
    )
    assert list(later) == ["w3", "w4"]


def test_an_amount_comes_back_exactly(desk: Office) -> None:
    amounts = [Decimal("0.10"), Decimal("1E+3"), Decimal("123456789.99"), Decimal("1.0000000001")]
    owner = desk.write(lambda tx: tx.add(AddOn(code="x"))).id
    versions = [
        AddOnVersion(
            add_on_id=owner,
            starts_on=date(2026, 1, day),
            name="x",
            monthly_fee=amount,
            covers_always=False,
            after_hours_factor=Decimal(1),
        )
        for day, amount in enumerate(amounts, 1)
    ]
    desk.write(lambda tx: [tx.add(version) for version in versions])
    query = select(AddOnVersion.monthly_fee).order_by(AddOnVersion.starts_on)
    assert list(desk.read(lambda tx: tx.all(query))) == amounts


def test_a_key_that_stands_is_inserted_once(desk: Office) -> None:
    assert [desk.write(lambda tx: _puts(tx, "one")) for _ in range(3)] == [True, False, False]
    assert desk.write(lambda tx: (_puts(tx, "two"), _puts(tx, "two"))) == (True, False)


def test_a_conditional_update_tells_how_many_rows_it_changed(desk: Office) -> None:
    desk.write(lambda tx: [_puts(tx, key) for key in ("one", "two", "three")])
    early = update(Delivery).where(Delivery.attempts == 0)
    assert desk.write(lambda tx: tx.changed(early.values(attempts=1))) == 3
    assert desk.write(lambda tx: tx.changed(early.values(attempts=1))) == 0


def test_a_row_that_must_exist_and_does_not_is_an_error_and_a_locked_one_is_none(desk: Office) -> None:
    with pytest.raises(NoResultFound):
        desk.read(lambda tx: tx.get(Delivery, 4711))
    assert desk.write(lambda tx: tx.locked(Delivery, 4711)) is None


def test_a_locked_row_is_read_anew(desk: Office) -> None:
    desk.load()
    with desk.database.begin(desk.clock) as tx:
        row = tx.get(Organisation, 1)
        tx.session.execute(
            update(Organisation).values(name="Drugi naziv"),
            execution_options={"synchronize_session": False},
        )
        locked = tx.locked(Organisation, 1)
        assert locked is row
        assert row.name == "Drugi naziv"


def test_of_writers_who_come_at_once_each_waits_for_its_turn(desk: Office) -> None:
    desk.load()

    def count_on(tx: Transaction) -> None:
        row = tx.locked(Organisation, 1)
        assert row
        row.billing_step_minutes += 1

    before = desk.read(lambda tx: tx.get(Organisation, 1).billing_step_minutes)
    desk.at_once(*[count_on] * 8)
    assert desk.read(lambda tx: tx.get(Organisation, 1).billing_step_minutes) == before + 8


def test_a_writer_on_sqlite_waits_for_another_and_does_not_fail(sqlite_url: str) -> None:
    with office(sqlite_url, NOON) as desk:
        holding, let_go = threading.Event(), threading.Event()

        def holds() -> None:
            with desk.database.begin(desk.clock) as tx:
                _puts(tx, "first")
                holding.set()
                let_go.wait(5)

        def writes() -> None:
            desk.write(lambda tx: _puts(tx, "second"))

        first, second = threading.Thread(target=holds), threading.Thread(target=writes)
        first.start()
        assert holding.wait(5)
        assert _keys(desk) == [], "a reader is not held up, and sees nothing unfinished"
        second.start()
        second.join(0.1)
        assert second.is_alive(), "the second waits"
        let_go.set()
        first.join(5)
        second.join(5)
        assert _keys(desk) == ["first", "second"]


def test_a_writer_on_sqlite_holds_the_pen_from_its_first_look(sqlite_url: str) -> None:
    """BEGIN IMMEDIATE: what was read is still so when it is written, without a retry."""
    with office(sqlite_url, NOON) as desk, desk.database.begin(desk.clock) as tx:
        tx.first(select(Delivery))
        other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), timeout=0, isolation_level=None)
        with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")


def test_sqlite_keeps_its_promises_by_itself(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with database.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    database.close()
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 5000}


def test_only_who_promises_nothing_does_without_the_disks_word(sqlite_url: str, desk: Office) -> None:
    database, clock = Database(sqlite_url), desk.clock
    for promises in (True, False, False, True):
        with database.begin(clock, promises=promises) as tx:
            level = tx.connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
        assert level == (2 if promises else 1)
    database.close()
    # On both databases it is one transaction like others.
    with desk.database.begin(clock, promises=False) as tx:
        put(tx, "chat", "7", {}, key="unpromised")
    assert desk.read(lambda tx: tx.all(select(Delivery.key))) == ["unpromised"]


def test_a_postgresql_address_without_a_driver_gets_ours() -> None:
    database = Database("postgresql://somebody@db.example.rs/dezurni")
    assert database.url.drivername == "postgresql+psycopg"
    database.close()


def test_a_worker_lives_while_it_beats(desk: Office) -> None:
    assert not desk.read(some_worker_lives)
    desk.write(lambda tx: beat(tx, "one"))
    desk.clock.advance(STALE_AFTER - timedelta(seconds=1))
    assert desk.read(some_worker_lives)
    desk.passes(seconds=1)
    assert not desk.read(some_worker_lives)
    desk.write(lambda tx: beat(tx, "one"))
    assert desk.read(some_worker_lives)
