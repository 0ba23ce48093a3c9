"""A month of many clients, written straight into the tables: three plans, add-ons, tickets, kinds of work."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy import insert, select, text

from app.tables import metadata
from core.clients.rows import Client, Contact, ContactMethod
from core.contracts.rows import Amendment, Contract, Plan
from core.database.base import Base
from core.database.schema import migrate
from core.database.transaction import Transaction
from core.hours.month import Month
from core.hours.rows import TimeEntry
from core.tickets.rows import Ticket
from tests.core.desk.office import Office, office

MONTH = Month(2026, 10)
# The first working day after it: when the statements are made.
NOW = "2026-11-02T09:00"
_PORTION = 200
_PLANS = {"osnovna": 50, "standardna": 35, "prosirena": 15}
_ADD_ONS: dict[tuple[str, ...], int] = {
    (): 60,
    ("cloud-backup",): 25,
    ("extended-availability",): 10,
    ("extended-availability", "cloud-backup"): 5,
}
_KINDS = {"remote": 40, "phone": 30, "email": 12, "chat": 10, "consulting": 4, "visit": 2, "internal": 2}
_NOTES = (
    "Podešavanje fiskalnog štampača", "Uvoz izvoda iz banke", "Slanje e-faktura na SEF",
    "Pitanje o PDV evidenciji", "Nivelacija cena u maloprodaji", "Priprema za zaključak godine", "",
)  # fmt: skip
_TICKETS_EACH = 12


@dataclass
class _Portion:
    """Rows that are written together."""

    rows: dict[type[Base], list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, table: type[Base], **values: Any) -> None:
        self.rows.setdefault(table, []).append(values)

    def write(self, tx: Transaction) -> None:
        for table, rows in self.rows.items():
            tx.session.execute(insert(table), rows)


def fill(url: str, *, clients: int, entries_each: int) -> None:
    """An empty database becomes one with so many clients and so many entries of the month for each."""
    with office(url, NOW) as desk:
        migrate(desk.database, metadata)
        desk.load(lambda data: data.update(clients=[]))
        plans = desk.read(lambda tx: {plan.code: plan.id for plan in tx.all(select(Plan))})
        for first in range(1, clients + 1, _PORTION):
            portion = _Portion()
            for number in range(first, min(first + _PORTION, clients + 1)):
                _client(portion, number, plans, entries_each)
            desk.write(portion.write)
        _analyse(desk)


def _analyse(desk: Office) -> None:
    """PostgreSQL's own housekeeping, which in production has long been done by then."""
    if desk.database.url.get_backend_name() == "postgresql":
        desk.write(lambda tx: tx.session.execute(text("ANALYZE")))


def _client(portion: _Portion, number: int, plans: dict[str, int], entries_each: int) -> None:
    draw = Random(number)
    portion.add(
        Client,
        id=number,
        code=f"klijent-{number}",
        name=f"Klijent {number} d.o.o.",
        advisor="ana",
        active=True,
    )
    contact = {"code": f"kontakt-{number}", "name": f"Osoba {number}", "language": "sr-Latn"}
    portion.add(Contact, id=number, client_id=number, gets_statement=True, active=True, **contact)
    address = {"channel": "telegram", "address": str(10_000_000 + number)}
    portion.add(ContactMethod, contact_id=number, source="link", active=True, **address)
    _contract(portion, draw, number, plans)
    _tickets(portion, draw, number)
    for place in range(entries_each):
        portion.add(TimeEntry, **_entry(draw, number, place))


def _contract(portion: _Portion, draw: Random, number: int, plans: dict[str, int]) -> None:
    """Signed in one of the last years; one in twenty agreed that unused minutes last a month longer."""
    from_on = date(2023, 11, 1) + timedelta(days=draw.randrange(1000))
    (plan,) = draw.choices(list(_PLANS), list(_PLANS.values()))
    (add_ons,) = draw.choices(list(_ADD_ONS), list(_ADD_ONS.values()))
    terms = {"carry_over_months": 1} if draw.random() < 0.05 else {}
    portion.add(Contract, id=number, client_id=number, from_on=from_on, until_on=None)
    signed = {"plan_id": plans[plan], "add_ons": list(add_ons), "terms": terms}
    portion.add(Amendment, contract_id=number, starts_on=from_on, **signed)


def _tickets(portion: _Portion, draw: Random, number: int) -> None:
    for place in range(_TICKETS_EACH):
        ticket_id = _ticket_id(number, place)
        opened_at = datetime(2026, 10, 1, 7, tzinfo=UTC) + timedelta(hours=draw.randrange(700))
        subject = draw.choice(_NOTES) or "Program javlja grešku pri štampi"
        portion.add(
            Ticket, id=ticket_id, number=ticket_id, client_id=number, subject=subject, source="chat", rank=1,
            state="closed", opened_at=opened_at,
        )  # fmt: skip


def _entry(draw: Random, number: int, place: int) -> dict[str, Any]:
    """Work in business hours of a working day, in steps of a quarter of an hour."""
    day = draw.choice([day for day in range(1, 31) if date(2026, 10, day).weekday() < 4])
    started_at = datetime(2026, 10, day, 7, tzinfo=UTC) + timedelta(seconds=draw.randrange(6 * 3600))
    seconds = draw.randrange(60, 2700)
    (kind,) = draw.choices(list(_KINDS), list(_KINDS.values()))
    return {
        "key": f"bench-{number}-{place}#0",
        "client_id": number,
        "month": str(MONTH),
        "kind": kind,
        "operator": draw.choice(("ana", "marko", "jelena")),
        "ticket_id": _ticket_id(number, draw.randrange(_TICKETS_EACH)) if draw.random() < 0.4 else None,
        "started_at": started_at,
        "ended_at": started_at + timedelta(seconds=seconds),
        "seconds": seconds,
        "minutes": -(-seconds // 900) * 15,
        "draws": kind not in ("visit", "internal"),
        "factor": Decimal(1),
        "note": draw.choice(_NOTES),
        "source": "typed",
        "visible": kind != "internal",
        "booked_at": started_at + timedelta(seconds=seconds),
    }


def _ticket_id(client: int, place: int) -> int:
    return client * _TICKETS_EACH + place
