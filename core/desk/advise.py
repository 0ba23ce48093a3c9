"""What an advisor reads about each client once a week: what is open, used, and paid for in vain."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from core.clients.rows import Client
from core.company.organisation import today
from core.database.transaction import Transaction
from core.desk.client_use import hints_of
from core.desk.moment import Moment
from core.desk.say import Notice, Text, operator_chat
from core.hours.ledger import used_by_month
from core.hours.month import Month
from core.tickets.lifecycle import ALIVE
from core.tickets.rows import Ticket

_USUAL_MONTHS = 3
_ENDS_SOON_DAYS = 60


@dataclass(frozen=True)
class Advice:
    """One client's week: open tickets, used minutes beside the usual ones, and hints by key."""

    open_tickets: int
    used: int
    usual: int
    hints: tuple[str, ...]


def digest(tx: Transaction, moment: Moment, client: Client) -> Iterator[Notice]:
    """What this client's advisor should read, once an ISO week; nothing if there is nothing to say."""
    year, week, _ = moment.local.isocalendar()
    advisor = moment.operators.get(client.advisor or "")
    if not advisor or not (chat := operator_chat(moment.company, advisor)):
        return
    advice = advice_on(tx, moment, client)
    if advice.open_tickets or advice.hints:
        yield Notice(chat, Text("digest", _facts(client, advice)), f"digest-{year}-{week}-{client.code}")


def advice_on(tx: Transaction, moment: Moment, client: Client) -> Advice:
    """What the advisor should know about this client now."""
    month = Month.containing(moment.at, moment.calendar.zone)
    past = month.preceding(_USUAL_MONTHS)
    used = used_by_month(tx, client.id, [*past, month])
    usual = sum(used[each] for each in past) // len(past)
    alive = select(func.count()).select_from(Ticket)
    tickets = tx.first(alive.where(Ticket.client_id == client.id, Ticket.state.in_(ALIVE))) or 0
    hints = tuple(_hints(tx, moment, client))
    return Advice(tickets, used[month], usual, hints)


def _hints(tx: Transaction, moment: Moment, client: Client) -> list[str]:
    cover = moment.cover(client)
    hints = hints_of(tx, moment, client, moment.at, cover)
    if cover.changes_on and (cover.changes_on - today(moment.company, moment.at)).days <= _ENDS_SOON_DAYS:
        hints.append("ends-soon")
    return hints


def _facts(client: Client, advice: Advice) -> dict[str, Any]:
    return {
        "client": client.name,
        "tickets": advice.open_tickets,
        "used": advice.used,
        "usual": advice.usual,
        "hints": list(advice.hints),
    }
