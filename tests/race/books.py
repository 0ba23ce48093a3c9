"""What must be true of the books after the race, counted apart from the desk's own sums."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from sqlalchemy import select

from core.clients.identity import client_by_code
from core.clients.rows import Client, Contact
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.desk.make_statement import make_statement
from core.desk.moment import now_of
from core.desk.reconcile import reconcile
from core.hours.ledger import balance
from core.hours.month import Month
from core.hours.rows import TimeEntry
from tests.core.desk.office import Office
from tests.race.bookings import BELGRADE, Race, booking
from tests.race.writers import Accepted, Closed, Entry, Outcome

MONTHS = ("2026-10", "2026-11", "2026-12")
_MARKS = (80, 100)


@dataclass(frozen=True)
class Books:
    """The ledger as it stands: entries by client's code and month, oldest first, and the codes by id."""

    months: dict[tuple[str, str], list[TimeEntry]]
    codes: dict[int, str]

    @property
    def entries(self) -> list[TimeEntry]:
        """All of them."""
        return list(chain.from_iterable(self.months.values()))

    def of(self, code: str, month: str) -> list[TimeEntry]:
        """The entries of a client's month."""
        return self.months.get((code, month), [])

    def drawn(self, code: str, month: str) -> int:
        """Minutes of a client's month that draw on the included time."""
        return sum(entry.minutes for entry in self.of(code, month) if entry.draws)


def books(desk: Office) -> Books:
    """Reads the ledger."""

    def look(tx: Transaction) -> Books:
        codes = {client.id: client.code for client in tx.all(select(Client))}
        months: dict[tuple[str, str], list[TimeEntry]] = defaultdict(list)
        for entry in tx.all(select(TimeEntry).order_by(TimeEntry.id)):
            months[codes[entry.client_id], entry.month].append(entry)
        return Books(months, codes)

    return desk.read(look)


def balances(desk: Office, race: Race, outcome: Outcome) -> None:
    """Fails unless everything that was accepted stands once, and every sum of the desk is the sum of it."""
    ledger = books(desk)
    accepted = _accepted(outcome.accepted)
    assert len(accepted) == race.keys
    _stands_as_accepted(ledger, accepted)
    _lasts_as_worked(ledger, accepted)
    _months_are_summed(desk, ledger)
    _closed_months_stay(desk, ledger, outcome.closed)
    assert desk.read(_differing) == []
    _notices_went_once(desk, ledger)


def _differing(tx: Transaction) -> list[int]:
    moment = now_of(tx)
    return [entry for client in tx.all(select(Client)) for entry in reconcile(tx, moment, client)]


def _accepted(told: Iterable[list[tuple[str, tuple[Entry, ...]]]]) -> Accepted:
    """By key; who repeats a booking is told the same as who was first."""
    accepted: Accepted = {}
    for key, entries in chain.from_iterable(told):
        assert entries
        assert accepted.setdefault(key, entries) == entries, f"{key} was answered in two ways"
    return accepted


def _stands_as_accepted(ledger: Books, accepted: Accepted) -> None:
    entries = ledger.entries
    standing = {(entry.key, Entry(entry.id, entry.month, entry.minutes)) for entry in entries}
    promised = {(f"{key}#{n}", entry) for key, entries in accepted.items() for n, entry in enumerate(entries)}
    assert standing == promised
    assert len({key for key, _ in standing}) == len(entries)
    assert any(len(entries) == 2 for entries in accepted.values()), "nobody worked over midnight"


def _lasts_as_worked(ledger: Books, accepted: Accepted) -> None:
    """The parts of a piece of work last as long as all of it, and belong to who it was done for."""
    seconds: dict[str, int] = defaultdict(int)
    for entry in ledger.entries:
        key = entry.key.partition("#")[0]
        seconds[key] += entry.seconds
        assert ledger.codes[entry.client_id] == booking(key)[0]
    lengths = {key: booking(key)[1] for key in accepted}
    assert seconds == {
        key: int((work.ends_at - work.starts_at).total_seconds()) for key, work in lengths.items()
    }


def _months_are_summed(desk: Office, ledger: Books) -> None:
    def look(tx: Transaction) -> None:
        moment = now_of(tx)
        for code in ledger.codes.values():
            client = client_by_code(tx, code)
            for month in MONTHS:
                account = balance(tx, moment.company, client, Month.parse(month))
                assert account.used_minutes == ledger.drawn(code, month)
                available = account.included_minutes + account.carried_minutes
                assert available - account.used_minutes == account.left_minutes - account.over_minutes

    desk.read(look)


def _closed_months_stay(desk: Office, ledger: Books, closed: Closed) -> None:
    """A statement says what stands in its month, and what was closed in the race is what stands now."""

    def look(tx: Transaction) -> None:
        for code in ledger.codes.values():
            for month in MONTHS:
                data = make_statement(tx, now_of(tx), client_by_code(tx, code), Month.parse(month))
                # Work for ourselves is no client's business, unless it draws.
                shown = [e for e in ledger.of(code, month) if e.draws or e.kind != "internal"]
                assert data["balance"]["used_minutes"] == ledger.drawn(code, month)
                assert len(data["lines"]) == len(shown)
                assert sum(data["by_kind"].values()) == sum(entry.minutes for entry in shown)
                assert closed.get((code, month), data) == data, (
                    f"{code}'s {month} changed after it was closed"
                )

    desk.read(look)
    late = [e for e in ledger.entries if str(Month.containing(e.started_at, BELGRADE)) < e.month]
    assert late, "nothing came late"


def _notices_went_once(desk: Office, ledger: Books) -> None:
    query = select(Delivery.key).where(Delivery.key.startswith("usage-"))
    sent = desk.read(lambda tx: [key for key in tx.all(query) if key])
    due = desk.read(lambda tx: set(_notices_due(tx, ledger)))
    assert len(sent) == len(set(sent))
    assert set(sent) == due
    for mark in _MARKS:
        assert any(f"-{mark}-" in key for key in due), f"nobody reached {mark} %"


def _notices_due(tx: Transaction, ledger: Books) -> Iterator[str]:
    """The keys of the notices, from the ledger's order: one client's entries were booked one by one."""
    for client_id, code in ledger.codes.items():
        contacts = tx.all(select(Contact.code).where(Contact.client_id == client_id))
        for month in MONTHS:
            account = balance(tx, now_of(tx).company, client_by_code(tx, code), Month.parse(month))
            for mark in _marks_reached(ledger.of(code, month), account.included_minutes):
                yield from (f"usage-{month}-{mark}-{contact}" for contact in contacts)
                yield f"usage-{month}-{mark}-{code}-advisor"


def _marks_reached(entries: list[TimeEntry], included: int) -> set[int]:
    """Looked at after each booking, all parts of it at once: who passes both is told of the larger."""
    reached: set[int] = set()
    used = 0
    if not included:
        return reached
    for _, parts in groupby(entries, key=lambda entry: entry.key.partition("#")[0]):
        used += sum(entry.minutes for entry in parts if entry.draws)
        passed = [mark for mark in _MARKS if used * 100 >= mark * included]
        reached.update(passed[-1:])
    return reached
