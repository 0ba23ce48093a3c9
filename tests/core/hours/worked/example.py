"""What a worked example is, written as people write it; and what the desk makes of one.

Work is written "phone 2026-11-25 10:00 - 10:15:01"; the day of the end may be left out. A wall-clock time
that comes twice carries its offset. Beside work, `done` may hold "again ..." (the work in front of it, told
twice with one key), "close 2026-10" (the month's statement is made) and "correct 1 to 45" (the first entry).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from core.clients.identity import client_by_code
from core.clients.rows import Client
from core.database.transaction import Database, Transaction
from core.desk.make_statement import make_statement
from core.desk.moment import Moment, now_of
from core.hours.ledger import Work, balance, book, correct
from core.hours.month import Month
from core.hours.rows import TimeEntry
from simulator.clock import TurnableClock

BELGRADE = ZoneInfo("Europe/Belgrade")
LONG_AFTER = "2030-01-02 09:00"  # every month of the examples is over


@dataclass(frozen=True)
class Outcome:
    """What the ledger holds, what stands of a month, what it costs."""

    entries: Sequence[str]
    accounts: Sequence[str] = ()
    prices: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Example:
    """A clause, a case under it, what was done, and what that comes to by hand: `because` is the sum.

    `as_of` is the moment at which it is asked.
    """

    case: str
    clause: str
    client: str
    done: Sequence[str] = ()
    entries: Sequence[str] = ()
    accounts: Sequence[str] = ()
    prices: Sequence[str] = ()
    because: str
    as_of: str = LONG_AFTER

    @property
    def by_hand(self) -> Outcome:
        """What the example says."""
        return Outcome(list(self.entries), list(self.accounts), list(self.prices))


def examples(*table: Example) -> pytest.MarkDecorator:
    """The table as the parameters of one test."""
    return pytest.mark.parametrize("example", [pytest.param(row, id=row.case) for row in table])


def by_the_desk(database: Database, example: Example) -> Outcome:
    """What the desk itself makes of the example."""
    with database.begin(TurnableClock(start=moment(example.as_of))) as tx:
        client = client_by_code(tx, example.client)
        entries = _followed(tx, client, example.done)
        accounts = [_account(tx, client, row[:7]) for row in example.accounts]
        prices = [_price(tx, client, row[:7]) for row in example.prices]
        numbers = {entry.id: number for number, entry in enumerate(entries, 1)}
        return Outcome([_entry(entry, numbers) for entry in entries], accounts, prices)


def moment(text: str, day: str = "") -> datetime:
    """The instant at which Belgrade's clocks show this; of two, the one with this offset, else the first."""
    read = datetime.fromisoformat(text if "-" in text else f"{day} {text}")
    return read if read.tzinfo else read.replace(tzinfo=BELGRADE)


def span(text: str) -> tuple[datetime, datetime]:
    """From - to."""
    start, end = text.split(" - ")
    return moment(start), moment(end, start[:10])


def _followed(tx: Transaction, client: Client, done: Iterable[str]) -> list[TimeEntry]:
    entries: list[TimeEntry] = []
    for number, line in enumerate(done):
        match line.split(" ", 1):
            case ["close", month]:
                make_statement(tx, now_of(tx), client, Month.parse(month))
            case ["correct", what]:
                entry, minutes = (int(part) for part in what.split(" to "))
                key = f"correction-{number}"
                entries.append(correct(tx, entries[entry - 1], int(minutes), operator="vesna", key=key))
            case ["again", work]:
                again = _booked(tx, client, work, number - 1)
                assert again == entries[-len(again) :]
            case _:
                entries += _booked(tx, client, line, number)
    return entries


def _booked(tx: Transaction, client: Client, line: str, number: int) -> list[TimeEntry]:
    kind, worked = line.split(" ", 1)
    work = Work(kind, "ana", *span(worked), source="typed", key=f"work-{number}")
    return book(tx, now_of(tx).company, client, work)


def _entry(entry: TimeEntry, numbers: dict[int, int]) -> str:
    start, end = _on_the_wall(entry.started_at), _on_the_wall(entry.ended_at)
    parts = [
        f"{start} - {end.removeprefix(start[:11])}",
        f"{entry.seconds} s",
        f"{entry.minutes} min",
        "draws" if entry.draws else "aside",
        f"x{_plain(entry.factor)}",
    ]
    if entry.month != start[:7]:
        parts.append(f"in {entry.month}")
    if entry.corrects_id:
        parts.append(f"corrects {numbers[entry.corrects_id]}")
    return " | ".join(parts)


def _on_the_wall(at: datetime) -> str:
    local = at.astimezone(BELGRADE)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    shown = f"{local:%Y-%m-%d %H:%M}" + (f":{local:%S}" if local.second else "")
    offset = f"{local:%z}"
    return f"{shown}{offset[:3]}:{offset[3:]}" if twice else shown


def _plain(factor: Decimal) -> str:
    return format(factor.normalize(), "f")


def _account(tx: Transaction, client: Client, month: str) -> str:
    stands = balance(tx, now_of(tx).company, client, Month.parse(month))
    return (
        f"{month}: {stands.included_minutes} included + {stands.carried_minutes} carried "
        f"- {stands.used_minutes} used = {stands.left_minutes} left, {stands.over_minutes} over"
    )


def _price(tx: Transaction, client: Client, month: str) -> str:
    stated = make_statement(tx, now_of(tx), client, Month.parse(month))
    drawn = sum(line["minutes"] for line in stated["lines"] if line["draws"])
    assert drawn == stated["balance"]["used_minutes"], "the lines that draw are what is used"
    assert sum(stated["by_kind"].values()) == sum(line["minutes"] for line in stated["lines"])
    assert sum(ticket["minutes"] for ticket in stated["by_ticket"]) == sum(stated["by_kind"].values())
    add_ons = sum((Decimal(add_on["fee"]) for add_on in stated["add_ons"]), Decimal("0.00"))
    return (
        f"{month}: {stated['fee']} + {add_ons} add-ons + {stated['over_charge']} over "
        f"= {stated['total']} {stated['currency']}"
    )


def at(tx: Transaction, day: str) -> Moment:
    """The desk at noon of this day."""
    return Moment(tx, moment(f"{day} 12:00"))
