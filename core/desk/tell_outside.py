"""What happens at the desk is told outside: put into the outbox for each webhook that asked, once.

It stands in the transaction that caused it, so what is undone is never told. No prices, and of what clients
write only a ticket's subject.
"""

from collections.abc import Mapping
from typing import Any

from core.calls.rows import Call
from core.clients.rows import Client
from core.company.organisation import organisation, zone_of
from core.database.transaction import Transaction
from core.desk.answers import ticket_answer
from core.escalation.rows import Page
from core.hours.month import Month
from core.staff.webhooks import send_to, wants
from core.tickets.rows import Ticket


def tell_ticket(tx: Transaction, event: str, ticket: Ticket) -> None:
    """`ticket.opened` or `ticket.closed`, with the ticket as it is now."""
    for webhook in wants(tx, event):
        tx.session.refresh(ticket)
        send_to(tx, webhook, event, str(ticket.number), _ticket(tx, ticket))


def tell_page(tx: Transaction, event: str, page: Page, ticket: Ticket) -> None:
    """`page.opened`, `page.accepted` or `page.exhausted`, of this opening of the page."""
    for webhook in wants(tx, event):
        tx.session.refresh(ticket)
        data = {"page": page.id, "accepted_by": page.accepted_by, "ticket": _ticket(tx, ticket)}
        send_to(tx, webhook, event, f"{page.id}-{page.version}", data)


def tell_call(tx: Transaction, call: Call) -> None:
    """`call.ended`: who called, and what came of it; the caller's number is not in it."""
    for webhook in wants(tx, "call.ended"):
        client = tx.get(Client, call.client_id) if call.client_id else None
        ticket = tx.get(Ticket, call.ticket_id) if call.ticket_id else None
        data = {
            "call": call.id,
            "direction": call.direction,
            "client": client.code if client else None,
            "operator": call.operator,
            "outcome": call.outcome,
            "ticket": ticket.number if ticket else None,
        }
        moments = {"started_at": call.started_at, "ended_at": call.ended_at}
        send_to(tx, webhook, "call.ended", str(call.id), {**data, **_moments(tx, moments)})


def tell_statement(tx: Transaction, client: Client, month: Month, digest: str) -> None:
    """`statement.sent`: it is on its way to those who get it."""
    for webhook in wants(tx, "statement.sent"):
        data = {"client": client.code, "month": str(month), "hash": digest}
        send_to(tx, webhook, "statement.sent", f"{month}-{client.code}", data)


def _ticket(tx: Transaction, ticket: Ticket) -> dict[str, Any]:
    return _plain(ticket_answer(tx, zone_of(organisation(tx)), ticket))


def _moments(tx: Transaction, moments: Mapping[str, Any]) -> dict[str, Any]:
    zone = zone_of(organisation(tx))
    return _plain({name: at.astimezone(zone) if at else None for name, at in moments.items()})


def _plain(answer: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON keeps it."""
    return {name: fact.isoformat() if hasattr(fact, "isoformat") else fact for name, fact in answer.items()}
