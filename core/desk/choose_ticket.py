"""Words find their ticket: the one that is meant, the one the client picks, or one that was just closed."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from core.conversations.chat import Choice
from core.desk.reopen_ticket import REOPENS_FOR, reopen_ticket
from core.desk.said_lately import said_lately
from core.desk.say import Text, say
from core.desk.talk import Talk, add_here, answered_number, come_along, is_theirs, meant_tickets
from core.language.typed_day import folded
from core.tickets.lifecycle import ALIVE, State
from core.tickets.rows import Ticket
from core.tickets.tickets import closed_since, leading, short_subject

Facts = dict[str, Any]
_MOST_CHOICES, _MOST_LOOKED_AT = 6, 50
_ASKS_AGAIN_AFTER, _LIVE_FOR = timedelta(days=1), timedelta(minutes=15)
# Words by which somebody says that it is the same again.
_AGAIN = frozenset(("opet", "ponovo", "dalje", "isto", "isti", "ista", "again", "still", "same"))


def add_to_meant(talk: Talk, words: str) -> bool:
    """Adds the words to the open ticket they belong to, or asks to which; False if none is open.

    An answer to a message of a closed ticket opens it again.
    """
    tickets = meant_tickets(talk)
    closed = _answered_closed(talk)
    if closed and opened_again(talk, closed, words):
        return True
    if len(tickets) == 1:
        add_here(talk, tickets[0], words)
    elif tickets:
        _ask_which(talk, tickets, words)
    return bool(tickets)


def asks_about_earlier(talk: Talk, words: str) -> bool:
    """Asks whether it is about a ticket of before, unless the library surely answers; False if it does.

    Who says "again" of the only one has already told.
    """
    earlier = _earlier(talk)
    if not earlier or talk.library.find(words).decision == "answer":
        return False
    says_again = _AGAIN.intersection(folded(words).replace(",", " ").split())
    if len(earlier) == 1 and says_again and opened_again(talk, earlier[0], words):
        return True
    if _asked_lately(talk):
        return False
    _ask_which(talk, earlier, words)
    return True


def pick_ticket(talk: Talk, facts: Facts) -> None:
    """The client has picked: the words go there; a closed one opens again."""
    ticket = leading(talk.tx, talk.tx.get(Ticket, facts["ticket"]))
    talk.conversation.question = None
    if not is_theirs(talk, ticket):
        talk.say("press-too-late")
    elif ticket.state in ALIVE:
        # From here on the client talks about it in this chat.
        ticket.conversation_id = talk.conversation.id
        add_here(talk, ticket, facts["words"])
    elif not opened_again(talk, ticket, facts["words"]):
        talk.say("too-late-to-reopen", number=str(ticket.number))


def opened_again(talk: Talk, ticket: Ticket, words: str) -> bool:
    """Opens a closed ticket again and says what follows; False if it is too late for that."""
    # From here on the client talks about it in this chat.
    ticket.conversation_id = talk.conversation.id
    opened = reopen_ticket(talk.tx, talk.moment, ticket, talk.who, words)
    if opened:
        come_along(talk, ticket)
        said = {"follows": opened.follows, "by": "", "opens": "", **opened.facts}
        say(talk.tx, talk.chat, Text("ticket-reopened", {"number": str(ticket.number), **said}))
    return opened is not None


def ticket_choice(ticket: Ticket, words: str) -> Choice:
    """The button that picks this ticket for these words."""
    label = {"number": str(ticket.number), "subject": short_subject(ticket)}
    return Choice("pick-ticket", "pick-ticket", {"ticket": ticket.id, "words": words}, label)


def _ask_which(talk: Talk, tickets: list[Ticket], words: str) -> None:
    rows = [[ticket_choice(ticket, words)] for ticket in tickets[:_MOST_CHOICES]]
    new = Choice("new-matter", "new-matter", {"words": words})
    # Who asks for a person or a call instead of picking brings the words along.
    talk.conversation.question, talk.conversation.asked_id = words, None
    talk.say("which-of-yours", *rows, [new])


def with_unpicked(talk: Talk, words: str) -> str:
    """The words, below those of which was asked a moment ago what they are about, and nothing was picked."""
    asked_at = _asked_lately(talk)
    is_fresh = asked_at is not None and talk.tx.now - asked_at < _LIVE_FOR
    waits = talk.conversation.question if is_fresh and talk.conversation.asked_id is None else None
    return f"{waits}\n{words}" if waits and waits not in words else words


def _asked_lately(talk: Talk) -> datetime | None:
    """When it was asked here what words are about, today: the answer, or none, stands for the rest of it."""
    said = said_lately(talk.tx, talk.chat.channel, talk.chat.address, _ASKS_AGAIN_AFTER, _MOST_LOOKED_AT)
    return next((sent_at for payload, sent_at in said if payload.get("key") == "which-of-yours"), None)


def _earlier(talk: Talk) -> list[Ticket]:
    """What was closed here lately, and what this contact has open elsewhere: a call, another chat."""
    closed = closed_since(talk.tx, talk.conversation, talk.tx.now - REOPENS_FOR)
    found = [ticket for ticket in closed if is_theirs(talk, ticket)]
    if talk.who:
        elsewhere = Ticket.conversation_id.is_(None) | (Ticket.conversation_id != talk.conversation.id)
        theirs = Ticket.contact_id == talk.who.contact.id, Ticket.state.in_(ALIVE)
        found += talk.tx.all(select(Ticket).where(*theirs, elsewhere).order_by(Ticket.id.desc()))
    return found


def _answered_closed(talk: Talk) -> Ticket | None:
    number = answered_number(talk)
    if not number or not number.isdecimal():
        return None
    found = talk.tx.first(select(Ticket).where(Ticket.number == int(number)))
    ticket = leading(talk.tx, found) if found else None
    return ticket if ticket and ticket.state == State.CLOSED and is_theirs(talk, ticket) else None
