"""A client looks at its tickets: the list, and the story of one."""

from typing import Any

from sqlalchemy import or_, select

from core.conversations.chat import Choice
from core.desk.reopen_ticket import REOPENS_FOR
from core.desk.say import Text, say
from core.desk.talk import Talk, ask_who, is_theirs
from core.desk.ticket_story import FOR_CLIENTS, ticket_line, ticket_story
from core.tickets.lifecycle import ALIVE, State
from core.tickets.rows import Ticket
from core.tickets.tickets import short_subject

Facts = dict[str, Any]
_MOST_LISTED = 8


def tell_tickets(talk: Talk) -> None:
    """The open tickets and those closed lately, each with a button; a stranger sees those of this chat."""
    tickets = _visible(talk)
    if not tickets and talk.who is None:
        ask_who(talk)
        return
    rows = [[_look(ticket)] for ticket in tickets]
    facts = {"tickets": [ticket_line(talk.moment, ticket) for ticket in tickets]}
    new = [Choice("new-ticket-button", "wish", {"wish": "new"})]
    say(
        talk.tx,
        talk.chat,
        Text("tickets" if tickets else "no-tickets", facts if tickets else {}, [*rows, new]),
    )


def tell_ticket(talk: Talk, number: str) -> None:
    """What was said on it and where it stands; only for those whose ticket it is."""
    ticket = talk.tx.first(select(Ticket).where(Ticket.number == int(number))) if _is_number(number) else None
    if ticket is None or ticket not in _visible(talk, everything=True):
        talk.say("no-such-ticket", number=number)
        return
    facts = ticket_line(talk.moment, ticket)
    facts["messages"] = ticket_story(talk.tx, talk.moment, ticket, FOR_CLIENTS)
    say(talk.tx, talk.chat, Text("ticket-story", facts, _actions(talk, ticket)))


def _is_number(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) < 10


def _visible(talk: Talk, *, everything: bool = False) -> list[Ticket]:
    """Of this chat and this contact; who reads the statement sees the whole client's."""
    whose = [Ticket.conversation_id == talk.conversation.id]
    if talk.who:
        whose.append(Ticket.contact_id == talk.who.contact.id)
        if talk.who.contact.gets_statement:
            whose.append(Ticket.client_id == talk.who.client.id)
    query = select(Ticket).where(or_(*whose))
    if not everything:
        lately = Ticket.closed_at > talk.tx.now - REOPENS_FOR
        query = query.where(or_(Ticket.state.in_(ALIVE), lately)).limit(_MOST_LISTED)
    # "closed" comes first in the alphabet, and last here.
    found = talk.tx.all(query.order_by(Ticket.state == State.CLOSED, Ticket.id.desc()))
    return [ticket for ticket in found if is_theirs(talk, ticket)]


def _look(ticket: Ticket) -> Choice:
    label = {"number": str(ticket.number), "subject": short_subject(ticket)}
    return Choice("pick-ticket", "show-ticket", {"number": str(ticket.number)}, label)


def _actions(talk: Talk, ticket: Ticket) -> list[list[Choice]]:
    facts = {"ticket": ticket.id}
    if ticket.state in ALIVE:
        return [[Choice("add-words", "add-words", facts), Choice("solved", "end-ticket", facts)]]
    is_fresh = ticket.closed_at is not None and ticket.closed_at > talk.tx.now - REOPENS_FOR
    return [[Choice("reopen", "reopen", facts)]] if is_fresh else []
