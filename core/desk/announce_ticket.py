"""Shows a ticket that nobody answers for to those who could take it, now or when the desk opens."""

from collections.abc import Sequence
from datetime import datetime

import structlog
from sqlalchemy import select

from core.conversations.chat import Choice
from core.database.outbox import Priority
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.ticket_facts import ticket_facts
from core.escalation.pages import is_paged
from core.roster.reading import with_role
from core.roster.rows import Operator
from core.tickets.rows import Message, Ticket

log = structlog.get_logger()


def announce(
    tx: Transaction,
    moment: Moment,
    ticket: Ticket,
    *,
    to: Sequence[Operator] = (),
    at: datetime | None = None,
) -> None:
    """Tells these operators, or the desk, each with a button to take the ticket; `at`: then, not now.

    Only who has a chat hears of it: where nobody on duty has one, the backup does, then the managers.
    """
    people = _with_chat(moment, to) or desk_people(Moment(tx, at) if at else moment)
    if not people:
        log.error("nobody with a chat could be told of a ticket", ticket=ticket.number)
    facts = ticket_facts(tx, moment, ticket)
    key = "ticket-again" if ticket.reopened_at else "new-ticket"
    if ticket.reopened_at:
        facts["text"] = _why_again(tx, ticket)
    for operator in people:
        if chat := operator_chat(moment.company, operator):
            rows = [[Choice("take", "take", {"ticket": ticket.id})]]
            say(
                tx,
                chat,
                Text(key, facts, rows, ticket.number),
                priority=_priority(ticket),
                due_at=at,
            )


def _why_again(tx: Transaction, ticket: Ticket) -> str:
    """What the client wrote as it was opened again; where nothing, what it is about."""
    theirs = select(Message.text).where(
        Message.ticket_id == ticket.id, Message.author == "client", Message.said_at >= ticket.reopened_at
    )
    return tx.first(theirs.order_by(Message.id.desc())) or ticket.subject


def hearers(tx: Transaction, moment: Moment, ticket: Ticket) -> tuple[Sequence[Operator], datetime | None]:
    """Who hears what belongs to this ticket: who has it, else who is told of it; and when (None: now)."""
    owner = moment.operators.get(ticket.operator or "")
    if owner:
        return [owner], None
    waits = not moment.coverage.open and not is_paged(tx, ticket.id)
    at = moment.coverage.opens_at if waits else None
    return desk_people(Moment(tx, at) if at else moment), at


def _priority(ticket: Ticket) -> int:
    """By rank, then by age: what waited for the opening is read in the order in which it is served."""
    return max(Priority.ANSWER - ticket.rank, Priority.URGENT + 1)


def desk_people(moment: Moment) -> list[Operator]:
    """Those with a chat who are on duty; where none is, the backup, then the managers."""
    everyone = moment.operators
    for codes in (moment.duty.on_duty, moment.duty.backup):
        if there := _with_chat(moment, [everyone[code] for code in codes if code in everyone]):
            return there
    return _with_chat(moment, with_role(everyone.values(), "manager"))


def _with_chat(moment: Moment, operators: Sequence[Operator]) -> list[Operator]:
    return [operator for operator in operators if operator_chat(moment.company, operator)]
