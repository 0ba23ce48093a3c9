"""A ticket as a line of a list, and what was said on it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.tickets.lifecycle import State
from core.tickets.rows import Message, Ticket
from core.tickets.tickets import story_ids

Facts = dict[str, Any]
FOR_CLIENTS = ("client", "operator", "desk")
FOR_OPERATORS = (*FOR_CLIENTS, "note")
_MOST_MESSAGES = 6
_LONGEST_MESSAGE = 400


def ticket_line(moment: Moment, ticket: Ticket) -> Facts:
    """Its number, what it is about, where it stands and until when an answer is promised."""
    operator = moment.operators.get(ticket.operator or "")
    is_promised = not ticket.answered_at and ticket.state != State.CLOSED
    promised = ticket.answer_due_at if is_promised else None
    return {
        "number": str(ticket.number),
        "subject": ticket.subject,
        "state": ticket.state,
        "operator": operator.name if operator else "",
        "due": _local(moment, promised) if promised else "",
    }


def ticket_story(tx: Transaction, moment: Moment, ticket: Ticket, authors: Sequence[str]) -> list[Facts]:
    """The last messages of these authors; notes are for operators' eyes only."""
    said = select(Message).where(Message.ticket_id.in_(story_ids(tx, ticket)), Message.author.in_(authors))
    newest = tx.all(said.order_by(Message.id.desc()).limit(_MOST_MESSAGES))
    return [told(moment, message) for message in reversed(newest)]


def added_later(tx: Transaction, moment: Moment, ticket: Ticket) -> list[Facts]:
    """What the client wrote behind the first words of it, or of its opening again: the newest of it."""
    since = ticket.reopened_at or ticket.opened_at
    theirs = select(Message).where(Message.ticket_id == ticket.id, Message.author == "client")
    newest = tx.all(
        theirs.where(Message.said_at >= since).order_by(Message.id.desc()).limit(_MOST_MESSAGES + 1)
    )
    later = newest[:-1] if len(newest) <= _MOST_MESSAGES else newest[:_MOST_MESSAGES]
    return [told(moment, message) for message in reversed(later)]


def told(moment: Moment, message: Message, longest: int = _LONGEST_MESSAGE) -> Facts:
    """What was said, by whom and when, cut where it is too long."""
    operator = moment.operators.get(message.operator or "")
    text = message.text
    return {
        "author": message.author,
        "operator": operator.name if operator else "",
        "at": _local(moment, message.said_at),
        "edited": "yes" if message.edited_at else "no",
        "text": text if len(text) <= longest else f"{text[:longest].rstrip()}…",
    }


def _local(moment: Moment, at: datetime) -> str:
    return at.astimezone(moment.calendar.zone).isoformat()
