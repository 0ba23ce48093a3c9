"""Tickets: read, opened, answered and closed."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path
from sqlalchemy import select

from core.clients.identity import client_by_code, contact_by_code, person
from core.clients.rows import Client, Contact
from core.database.transaction import Transaction
from core.desk.answers import message_answer, ticket_answer
from core.desk.close_ticket import close_ticket
from core.desk.moment import Moment
from core.desk.open_ticket import open_ticket
from core.desk.reply_to_client import reply_to_client
from core.errors import Conflict, Invalid
from core.roster.reading import operator_by_code
from core.tickets.rows import Message, Ticket
from core.tickets.tickets import ticket_by_number
from web.api import shapes
from web.api.door import ApiDoor, Caller, Deed, needs
from web.api.fields import BIGGEST, Body, Code, Cursor, Limit, MaybeOnceKey, Words, named_in_body, number_of

Number = Annotated[int, Path(ge=1, le=BIGGEST)]
State = Literal["open", "taken", "closed"]


class NewTicket(Body):
    """A matter of a contact; `can_wait`: nobody is woken for it, whatever the contract promises."""

    contact: Code
    text: Words
    can_wait: bool = False


class NewReply(Body):
    """An operator's answer to the client."""

    operator: Code
    text: Words


def ticket_routes(door: ApiDoor) -> APIRouter:
    """`/tickets`."""
    router = APIRouter(prefix="/tickets", tags=["tickets"])
    reads, writes = Depends(needs(door, "tickets:read")), Depends(needs(door, "tickets:write"))

    @router.get("", response_model=shapes.Tickets, summary="Tickets, newest first")
    def tickets(
        state: State | None = None,
        client: Code | None = None,
        cursor: Cursor = None,
        limit: Limit = 50,
        _caller: Caller = reads,
    ) -> Any:
        return door.look(lambda tx, now: _list(tx, now, state, client, number_of(cursor), limit))

    @router.get("/{number}", response_model=shapes.TicketInFull, summary="One ticket with its messages")
    def ticket(number: Number, _caller: Caller = reads) -> Any:
        return door.look(lambda tx, now: _one(tx, now, ticket_by_number(tx, number)))

    @router.post("", response_model=shapes.Opened, status_code=201, summary="Opens a ticket")
    def opens(new: NewTicket, key: MaybeOnceKey = None, caller: Caller = writes) -> Any:
        deed = Deed("open", "tickets", new.contact, key, new)
        return door.do(caller, deed, lambda tx, now: _open(tx, now, new))

    @router.post("/{number}/replies", response_model=shapes.Replied, status_code=201, summary="Answers it")
    def replies(number: Number, new: NewReply, key: MaybeOnceKey = None, caller: Caller = writes) -> Any:
        deed = Deed("reply", "tickets", str(number), key, new)
        return door.do(caller, deed, lambda tx, now: _reply(tx, now, number, new))

    @router.post("/{number}/close", response_model=shapes.Ticket, summary="Closes it, and tells the client")
    def closes(number: Number, key: MaybeOnceKey = None, caller: Caller = writes) -> Any:
        deed = Deed("close", "tickets", str(number), key, None)
        return door.do(caller, deed, lambda tx, now: _close(tx, now, number))

    return router


def _list(
    tx: Transaction, moment: Moment, state: State | None, client: str | None, before: int, limit: int
) -> dict[str, Any]:
    query = select(Ticket).where(Ticket.number < before)
    if state:
        query = query.where(Ticket.state == state)
    if client:
        query = query.where(Ticket.client_id == client_by_code(tx, client).id)
    rows = tx.all(query.order_by(Ticket.number.desc()).limit(limit + 1))
    # All at once: what follows finds them where they are.
    tx.all(select(Client).where(Client.id.in_({row.client_id for row in rows})))
    tx.all(select(Contact).where(Contact.id.in_({row.contact_id for row in rows})))
    return {
        "items": [ticket_answer(tx, moment.calendar.zone, ticket) for ticket in rows[:limit]],
        "next": str(rows[limit - 1].number) if len(rows) > limit else None,
    }


def _one(tx: Transaction, moment: Moment, ticket: Ticket) -> dict[str, Any]:
    zone = moment.calendar.zone
    said = tx.all(select(Message).where(Message.ticket_id == ticket.id).order_by(Message.id))
    messages = [message_answer(zone, message) for message in said]
    return {**ticket_answer(tx, zone, ticket), "messages": messages}


def _open(tx: Transaction, moment: Moment, new: NewTicket) -> dict[str, Any]:
    with named_in_body():
        who = person(tx, contact_by_code(tx, new.contact).id)
    if not who.client.active:
        raise Invalid(f"{who.client.code} is no client any more")
    opened = open_ticket(tx, moment, text=new.text, source="api", who=who, can_wait=new.can_wait)
    return {"ticket": ticket_answer(tx, moment.calendar.zone, opened.ticket), "follows": opened.follows}


def _reply(tx: Transaction, moment: Moment, number: int, new: NewReply) -> dict[str, Any]:
    ticket = _alive(tx, number)
    with named_in_body():
        operator = operator_by_code(tx, new.operator)
    reached = reply_to_client(tx, moment, ticket, operator, new.text)
    tx.session.refresh(ticket)
    return {"ticket": ticket_answer(tx, moment.calendar.zone, ticket), "reached": reached}


def _close(tx: Transaction, moment: Moment, number: int) -> dict[str, Any]:
    ticket = _alive(tx, number)
    close_ticket(tx, moment, ticket)
    tx.session.refresh(ticket)
    return ticket_answer(tx, moment.calendar.zone, ticket)


def _alive(tx: Transaction, number: int) -> Ticket:
    """The ticket, held; raises Conflict if it is closed."""
    ticket = tx.locked(Ticket, ticket_by_number(tx, number).id)
    assert ticket
    if ticket.state == "closed":
        raise Conflict(f"ticket #{number} is closed already")
    return ticket
