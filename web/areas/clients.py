"""Clients: the list, and one client with everything that is between us."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Select, func, select

from core.appointments.rows import Appointment
from core.calls.rows import Call
from core.clients.rows import Client, Contact, ContactMethod
from core.contracts.rows import Amendment, Contract, Plan
from core.contracts.standing import Cover
from core.database.transaction import Transaction
from core.desk.client_use import hints_of
from core.desk.moment import Moment
from core.desk.tell_contract import contract_text
from core.desk.visits import visits_taken
from core.hours.ledger import KINDS, balance
from core.hours.month import Month
from core.hours.rows import Statement, TimeEntry
from core.tickets.rows import Ticket
from web.areas.client_by_code import client_asked
from web.areas.client_hours import year_of
from web.areas.client_search import matching
from web.asked import Answer, Asked, Shown
from web.door import StaffDoor
from web.lists import slice_of
from web.meter import days_of

PATH = "/clients"
_LATEST = 8


@dataclass(frozen=True)
class Line:
    """A client in the list."""

    code: str
    name: str
    product: str
    advisor: str
    standing: str
    plan: str
    open_tickets: int


@dataclass(frozen=True)
class Person:
    """A contact with the ways by which we know them."""

    id: int
    name: str
    gets_statement: bool
    phones: tuple[str, ...]
    chats: tuple[ContactMethod, ...]


def client_pages(door: StaffDoor) -> None:
    """`/clients` and `/clients/CODE`."""
    door.shows(PATH, _list, area="clients")
    door.shows(f"{PATH}/{{code}}", partial(_one, door), area="clients")


def _one(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    client, moment, month = client_asked(tx, asked), asked.moment, _month(asked)
    this_month = Month.containing(moment.at, moment.calendar.zone)
    cover, entries = moment.cover(client), _entries(tx, client, month)
    text = contract_text(tx, moment, client)
    facts = {
        "client": client,
        "advisor": moment.name_of(client.advisor),
        "standing": door.ports.say_in_chat(text.key, text.facts, asked.words.language),
        "cover": cover,
        "price": _price(asked, client, cover),
        "month": month,
        "months": {"previous": month.previous(), "next": month.next() if month < this_month else None},
        "account": balance(tx, moment.company, client, month, moment.history(client)),
        "days": days_of(month, entries, moment.calendar.zone),
        "entries": entries,
        "year": year_of(tx, asked, client, month),
        "kinds": KINDS,
        "people": _people(tx, client),
        "hints": hints_of(tx, moment, client, moment.at, cover),
        "visits": _visits(tx, moment, client, cover),
        "agreed": _agreed(tx, client),
        **_newest(tx, client),
        **_allowed(asked, client),
        "key": secrets.token_hex(8),
        "name_of": moment.name_of,
        "zone": moment.calendar.zone,
    }
    return Shown("clients/one.html", facts)


def _newest(tx: Transaction, client: Client) -> dict[str, Sequence[Any]]:
    by = {
        "appointments": (Appointment, Appointment.starts_at),
        "tickets": (Ticket, Ticket.id),
        "calls": (Call, Call.id),
        "statements": (Statement, Statement.month),
    }
    return {name: _latest(tx, kind, client, newest) for name, (kind, newest) in by.items()}


def _allowed(asked: Asked, client: Client) -> dict[str, bool]:
    viewer = asked.viewer
    return {
        "may_company": viewer.may("change", "company"),
        "may_book": viewer.may("change", "hours"),
        "may_link": viewer.may_with("change", "contacts", client.advisor),
        "may_statements": viewer.may_with("see", "statements", client.advisor),
    }


def _list(tx: Transaction, asked: Asked) -> Answer:
    typed = " ".join(asked.query.get("q", "").split())[:100]
    query = select(Client).where(Client.active).order_by(Client.name, Client.id)
    if typed:
        query = query.where(matching(typed))
    if asked.query.get("mine"):
        query = query.where(Client.advisor == asked.viewer.code)
    part = slice_of(tx, asked, PATH, query)
    waiting = _open_tickets(tx, [client.id for client in part.rows])
    asked.moment.read_histories(part.rows)
    lines = [_line(asked.moment, client, waiting.get(client.id, 0)) for client in part.rows]
    return Shown(
        "clients/list.html",
        {"slice": part, "lines": lines, "q": typed, "may_company": asked.viewer.may("change", "company")},
    )


def _open_tickets(tx: Transaction, clients: Sequence[int]) -> dict[int, int]:
    opened = Ticket.client_id.in_(clients), Ticket.state != "closed"
    rows = tx.session.execute(
        select(Ticket.client_id, func.count()).where(*opened).group_by(Ticket.client_id)
    )
    return {client: count for client, count in rows if client is not None}


def _line(moment: Moment, client: Client, open_tickets: int) -> Line:
    cover = moment.cover(client)
    return Line(
        client.code,
        client.name,
        client.product or "",
        moment.name_of(client.advisor),
        str(cover.standing),
        cover.plan.name if cover.plan else "",
        open_tickets,
    )


def _month(asked: Asked) -> Month:
    text = asked.query.get("month")
    return Month.parse(text) if text else Month.containing(asked.moment.at, asked.moment.calendar.zone)


def _entries(tx: Transaction, client: Client, month: Month) -> Sequence[TimeEntry]:
    of_month = TimeEntry.client_id == client.id, TimeEntry.month == str(month)
    return tx.all(select(TimeEntry).where(*of_month).order_by(TimeEntry.started_at, TimeEntry.id))


def _price(asked: Asked, client: Client, cover: Cover) -> dict[str, Any] | None:
    """What the contract costs; not for every eye."""
    if cover.plan is None or not asked.viewer.may_with("see", "prices", client.advisor):
        return None
    return {
        "fee": str(cover.plan.monthly_fee),
        "per_hour": str(cover.plan.overage_per_hour),
        "currency": asked.moment.company.currency,
        "add_ons": [(add_on.name, str(add_on.monthly_fee)) for add_on in cover.add_ons],
    }


def _people(tx: Transaction, client: Client) -> list[Person]:
    contacts = tx.all(
        select(Contact).where(Contact.client_id == client.id, Contact.active).order_by(Contact.id)
    )
    methods = tx.all(
        select(ContactMethod)
        .where(ContactMethod.contact_id.in_([contact.id for contact in contacts]), ContactMethod.active)
        .order_by(ContactMethod.id)
    )
    return [
        Person(
            contact.id,
            contact.name,
            contact.gets_statement,
            tuple(m.address for m in methods if m.contact_id == contact.id and m.channel == "phone"),
            tuple(m for m in methods if m.contact_id == contact.id and m.channel not in ("phone", "email")),
        )
        for contact in contacts
    ]


def _agreed(tx: Transaction, client: Client) -> list[tuple[date, str, Sequence[str]]]:
    """What was agreed from which day on: plan and add-ons, the newest first."""
    query = (
        select(Amendment.starts_on, Plan.code, Amendment.add_ons)
        .join(Contract, Contract.id == Amendment.contract_id)
        .join(Plan, Plan.id == Amendment.plan_id)
        .where(Contract.client_id == client.id)
        .order_by(Amendment.starts_on.desc())
    )
    return [(on, plan, add_ons) for on, plan, add_ons in tx.session.execute(query)]


def _visits(tx: Transaction, moment: Moment, client: Client, cover: Cover) -> tuple[int, int]:
    taken = visits_taken(tx, moment, client, moment.local.year)
    return taken, cover.plan.visits_per_year if cover.plan else 0


def _latest(tx: Transaction, kind: Any, client: Client, newest: Any) -> Sequence[Any]:
    query: Select[Any] = select(kind).where(kind.client_id == client.id)
    return tx.all(query.order_by(newest.desc()).limit(_LATEST))
