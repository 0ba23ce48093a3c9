"""Clients, where they stand, and what is left of their time."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Depends
from sqlalchemy import select

from core.clients.identity import addresses, client_by_code
from core.clients.rows import Client, Contact
from core.database.transaction import Transaction
from core.desk.answers import balance_answer, standing_answer
from core.desk.moment import Moment
from core.hours.month import Month
from web.api.door import ApiDoor, Caller, needs
from web.api.fields import Code, Cursor, Limit, MonthName, When, instant
from web.api.shapes import Balance, ClientInFull, Clients, Standing
from web.areas.client_search import matching

_MONEY = ("per_hour", "currency", "monthly_fee")


def client_routes(door: ApiDoor) -> APIRouter:
    """`/clients`, and of each `/standing` and `/balance`."""
    router = APIRouter(prefix="/clients", tags=["clients"])
    reads = Depends(needs(door, "clients:read"))
    reads_hours = Depends(needs(door, "hours:read"))

    @router.get("", response_model=Clients, summary="Active clients, by code; `q` searches as the page does")
    def clients(
        q: str | None = None, cursor: Cursor = None, limit: Limit = 50, _caller: Caller = reads
    ) -> Any:
        return door.look(lambda tx, _: _list(tx, " ".join((q or "").split())[:100], cursor or "", limit))

    @router.get("/{code}", response_model=ClientInFull, summary="One client, with its people")
    def client(code: Code, _caller: Caller = reads) -> Any:
        return door.look(lambda tx, _: _one(tx, client_by_code(tx, code)))

    @router.get("/{code}/standing", response_model=Standing, summary="Contract, reasons, what it may have")
    def standing(code: Code, at: When | None = None, caller: Caller = reads) -> Any:
        return door.look(lambda tx, now: _standing(tx, _at(tx, now, at), code, caller))

    @router.get("/{code}/balance", response_model=Balance, summary="Minutes of a month; of this one without")
    def balance(code: Code, month: MonthName | None = None, _caller: Caller = reads_hours) -> Any:
        return door.look(
            lambda tx, now: balance_answer(tx, now, client_by_code(tx, code), _month(now, month))
        )

    return router


def _list(tx: Transaction, typed: str, after: str, limit: int) -> dict[str, Any]:
    query = select(Client).where(Client.active, Client.code > after).order_by(Client.code).limit(limit + 1)
    rows = tx.all(query.where(matching(typed.replace("\x00", ""))) if typed else query)
    return {
        "items": [_line(client) for client in rows[:limit]],
        "next": rows[limit - 1].code if len(rows) > limit else None,
    }


def _line(client: Client) -> dict[str, Any]:
    names = ("code", "name", "tax_id", "product", "advisor", "active")
    return {name: getattr(client, name) for name in names}


def _one(tx: Transaction, client: Client) -> dict[str, Any]:
    people = select(Contact).where(Contact.client_id == client.id, Contact.active).order_by(Contact.code)
    contacts = [
        {
            "code": contact.code,
            "name": contact.name,
            "gets_statement": contact.gets_statement,
            "phones": addresses(tx, contact.id, "phone"),
        }
        for contact in tx.all(people)
    ]
    return {**_line(client), "contacts": contacts}


def _at(tx: Transaction, now: Moment, at: When | None) -> Moment:
    return Moment(tx, instant(now, at)) if at else now


def _month(now: Moment, month: str | None) -> Month:
    return Month.parse(month) if month else Month.containing(now.at, now.calendar.zone)


def _standing(tx: Transaction, moment: Moment, code: str, caller: Caller) -> dict[str, Any]:
    answer = standing_answer(tx, moment, client_by_code(tx, code))
    if caller.sees_prices:
        return answer
    without = {part: [_without_money(each) for each in answer[part]] for part in ("reasons", "services")}
    return {**answer, **without}


def _without_money(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: None if name in _MONEY else fact for name, fact in facts.items()}
