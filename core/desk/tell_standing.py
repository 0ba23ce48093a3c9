"""The state of a caller's tickets and hours, for the ear. Only for who may hear it."""

from sqlalchemy import func, select

from core.calls.rows import Call
from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.caller import caller_of
from core.desk.moment import Moment, now_of
from core.desk.prompt import Prompt, Said
from core.desk.tell_hours import hours_text
from core.tickets.lifecycle import ALIVE, State
from core.tickets.rows import Ticket

_MOST_TICKETS = 3


def tell_standing(tx: Transaction, call: Call) -> list[Said]:
    """The month's time, how many tickets are open, and where the newest ones stand."""
    client = caller_of(tx, call).client
    if client is None:
        return []
    moment = now_of(tx)
    hours = hours_text(moment, client)
    return [Prompt(f"caller-{hours.key}", hours.facts), *_tickets(tx, moment, client)]


def _tickets(tx: Transaction, moment: Moment, client: Client) -> list[Prompt]:
    alive = (Ticket.client_id == client.id, Ticket.state.in_(ALIVE))
    count = tx.first(select(func.count()).select_from(Ticket).where(*alive)) or 0
    newest = tx.all(select(Ticket).where(*alive).order_by(Ticket.id.desc()).limit(_MOST_TICKETS))
    return [Prompt("caller-tickets", {"count": count}), *(_one(moment, ticket) for ticket in newest)]


def _one(moment: Moment, ticket: Ticket) -> Prompt:
    operator = moment.operators.get(ticket.operator or "")
    if ticket.state == State.OPEN or operator is None:
        return Prompt("caller-ticket-open", {"number": str(ticket.number)})
    return Prompt("caller-ticket-taken", {"number": str(ticket.number), "operator": operator.name})
