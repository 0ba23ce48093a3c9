"""A delivery whose sending meets a fault of ours: what passes is tried again, what does not is set aside."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from app.leases import LONGEST, Leases
from app.worker import Worker
from core.database.claiming import claim
from core.database.outbox import LEASE, Delivery, Parcel, put, record_failed
from core.database.transaction import Database
from core.desk.moment import now_of
from core.errors import Unavailable
from knowledge_base.library import IndexedLibrary
from telephony.journal import Journal
from tests.core.desk.office import Office, office


class Vendor:
    """Takes everything, once what has to be read for it could be read."""

    pace = None

    def __init__(self, read: Callable[[], object]) -> None:
        self._read = read
        self.taken: list[str] = []

    async def send(self, parcel: Parcel) -> str:
        """Any reference will do."""
        self._read()
        self.taken.append(parcel.address)
        return "1"


def _works(desk: Office, folder: Path, vendor: Vendor) -> Delivery:
    worker = Worker(
        desk.database, desk.clock, {"post": vendor}, Journal(folder / "journal"), IndexedLibrary(())
    )
    asyncio.run(worker.settle())
    row = desk.read(lambda tx: tx.first(select(Delivery).where(Delivery.channel == "post")))
    assert row
    return row


def test_a_database_away_as_a_statement_is_made_sets_nothing_aside(sqlite_url: str, tmp_path: Path) -> None:
    nowhere = Database(f"sqlite:///{tmp_path}")
    with office(sqlite_url, "2026-11-24T10:00") as desk:
        desk.load()
        desk.write(lambda tx: put(tx, "post", "Bulevar 1", {}))

        def looks() -> None:
            with nowhere.read(desk.clock) as tx:
                assert now_of(tx).company

        row = _works(desk, tmp_path, Vendor(looks))
        assert (row.set_aside_at, row.sent_at, row.attempts) == (None, None, 1)
        assert row.reason == "the database was away as it was to be sent"
        desk.passes(minutes=1)
        vendor = Vendor(lambda: None)
        assert _works(desk, tmp_path, vendor).sent_at
        assert vendor.taken == ["Bulevar 1"]
    nowhere.close()


def test_a_bug_in_one_text_sets_it_aside_at_once_and_is_seen(sqlite_url: str, tmp_path: Path) -> None:
    with office(sqlite_url, "2026-11-24T10:00") as desk:
        desk.load()
        desk.write(lambda tx: put(tx, "post", "Bulevar 1", {}))
        row = _works(desk, tmp_path, Vendor(lambda: dict[str, str]()["name"]))
        assert row.set_aside_at
        assert "KeyError" in (row.reason or "")


def test_what_is_still_being_sent_is_nobody_elses_until_its_process_stands_still(database_url: str) -> None:
    with office(database_url, "2026-11-24T10:00") as desk:
        desk.write(lambda tx: put(tx, "post", "Bulevar 1", {}))
        leases = Leases(desk.database, desk.clock)
        (parcel,) = _claimed(desk)
        with leases.held(parcel):
            for _ in range(4):
                desk.passes(seconds=12)
                leases.look()
                assert _claimed(desk) == []
            # It is frozen beyond its lease, another sends, and it goes on as if nothing had been.
            desk.passes(seconds=LEASE.total_seconds() + 1)
            (again,) = _claimed(desk)
            assert (again.attempt, again.may_repeat) == (2, True)
            lease = _lease(desk)
            leases.look()
            assert _lease(desk) == lease
        desk.passes(seconds=12)
        leases.look()
        assert _lease(desk) == lease


def test_what_hangs_for_good_loses_its_lease_and_what_failed_for_certain_is_no_repeat(
    sqlite_url: str,
) -> None:
    with office(sqlite_url, "2026-11-24T10:00") as desk:
        desk.write(lambda tx: put(tx, "post", "Bulevar 1", {}))
        leases = Leases(desk.database, desk.clock)
        (parcel,) = _claimed(desk)
        with leases.held(parcel):
            for _ in range(int((LONGEST + LEASE) / LEASE * 2) + 2):
                desk.passes(seconds=LEASE.total_seconds() / 2)
                leases.look()
        (again,) = _claimed(desk)
        assert again.may_repeat
        desk.write(lambda tx: record_failed(tx, again, Unavailable("429")))
        desk.passes(minutes=1)
        (third,) = _claimed(desk)
        assert (third.attempt, third.may_repeat) == (3, False)


def _claimed(desk: Office) -> list[Parcel]:
    return desk.write(lambda tx: claim(tx, ["post"]))


def _lease(desk: Office) -> object:
    return desk.read(lambda tx: tx.first(select(Delivery.leased_until)))
