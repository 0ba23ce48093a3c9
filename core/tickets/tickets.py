"""Tickets: numbered, found, written on, taken by one operator and closed."""

from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, func, select, update

from core.company.organisation import one_at_a_time
from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.errors import NotFound
from core.tickets.events import note_event
from core.tickets.lifecycle import ALIVE, State
from core.tickets.rows import Message, Ticket
from core.tickets.words import keep_words

FIRST_NUMBER = 1001
SUBJECT_LENGTH = 120
# "Dobar dan" and "Hoću čoveka" alone are no subject.
_FEWEST_WORDS = 3
LABEL_LENGTH = 40


def next_number(tx: Transaction) -> int:
    """The next ticket's number; nobody else gets one until this transaction ends."""
    one_at_a_time(tx)
    return int(tx.first(select(func.max(Ticket.number))) or FIRST_NUMBER - 1) + 1


def subject_of(text: str) -> str:
    """The first line of what was written, cut at a word; with those behind it as long as it says little."""
    words: list[str] = []
    for written in text.splitlines():
        words += written.split()
        if len(words) >= _FEWEST_WORDS:
            break
    line = " ".join(words)
    if len(line) <= SUBJECT_LENGTH:
        return line
    return line[:SUBJECT_LENGTH].rsplit(" ", 1)[0] + "…"


def short_subject(ticket: Ticket) -> str:
    """The subject as it fits on a button, cut at a word."""
    if len(ticket.subject) <= LABEL_LENGTH:
        return ticket.subject
    return ticket.subject[:LABEL_LENGTH].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def add_message(
    tx: Transaction, ticket: Ticket, text: str, *, author: str, operator: str | None = None
) -> Message:
    """One more thing said on a ticket, by "client", "operator" or "desk"; "note": among operators."""
    said = Message(ticket_id=ticket.id, author=author, operator=operator, text=text, said_at=tx.now)
    tx.add(said)
    keep_words(tx, ticket.id, said)
    _note_whose_turn_it_is(tx, ticket, author)
    return said


def _note_whose_turn_it_is(tx: Transaction, ticket: Ticket, author: str) -> None:
    """The client waits from the first word that nobody has answered."""
    this = update(Ticket).where(Ticket.id == ticket.id)
    if author == "client":
        tx.changed(this.where(Ticket.awaits_since.is_(None)).values(awaits_since=tx.now))
    elif author == "operator":
        tx.changed(this.where(Ticket.awaits_since.is_not(None)).values(awaits_since=None))


def change_message(tx: Transaction, message: Message, before: str, now: str) -> None:
    """Its writer corrected a part of it; how it read at first is kept."""
    message.first_text = message.first_text or message.text
    message.text = message.text.replace(before, now, 1)
    message.edited_at = tx.now
    keep_words(tx, message.ticket_id, message)


def alive_in(tx: Transaction, conversation: Conversation) -> Ticket | None:
    """The newest ticket of this conversation that is not closed."""
    return next(iter(all_alive_in(tx, conversation)), None)


def all_alive_in(tx: Transaction, conversation: Conversation) -> list[Ticket]:
    """All its tickets that are not closed, the newest first."""
    return list(tx.all(_alive(), conversation=conversation.id))


@cache
def _alive() -> Select[Ticket]:
    """Asked with every message: to put it together takes as long as to ask."""
    here = Ticket.conversation_id == bindparam("conversation")
    # What began here and was merged goes on in another.
    merged = select(Ticket.merged_into_id).where(here, Ticket.merged_into_id.is_not(None))
    query = select(Ticket).where(here | Ticket.id.in_(merged), Ticket.state.in_(ALIVE))
    return query.order_by(Ticket.id.desc())


def closed_since(tx: Transaction, conversation: Conversation, since: datetime) -> list[Ticket]:
    """Its tickets that were closed since then, the newest first; not those that were merged."""
    query = select(Ticket).where(Ticket.conversation_id == conversation.id, Ticket.state == State.CLOSED)
    query = query.where(Ticket.merged_into_id.is_(None))
    return list(tx.all(query.where(Ticket.closed_at > since).order_by(Ticket.closed_at.desc(), Ticket.id)))


def ticket_by_number(tx: Transaction, number: int) -> Ticket:
    """The ticket with this number, or the one that goes on for it; raises NotFound."""
    found = tx.first(select(Ticket).where(Ticket.number == number))
    if found is None:
        raise NotFound(f"there is no ticket #{number}")
    return leading(tx, found)


def leading(tx: Transaction, ticket: Ticket) -> Ticket:
    """The ticket that goes on for this one: itself, unless it was merged."""
    return tx.get(Ticket, ticket.merged_into_id) if ticket.merged_into_id else ticket


def story_ids(tx: Transaction, ticket: Ticket) -> list[int]:
    """The ticket and all that were merged into it: what was said on them is one story."""
    return [ticket.id, *tx.all(select(Ticket.id).where(Ticket.merged_into_id == ticket.id))]


def taken_by(tx: Transaction, operator: str) -> list[Ticket]:
    """The tickets this operator answers for now."""
    query = select(Ticket).where(Ticket.operator == operator, Ticket.state == State.TAKEN)
    return list(tx.all(query.order_by(Ticket.id)))


def take(tx: Transaction, ticket_id: int, operator: str) -> bool:
    """Makes this operator the one who answers for it; False if somebody was faster."""
    free = update(Ticket).where(Ticket.id == ticket_id, Ticket.state == State.OPEN)
    taken = tx.changed(free.values(state=State.TAKEN, operator=operator)) == 1
    if taken:
        note_event(tx, ticket_id, "taken", operator)
    return taken


def release(tx: Transaction, ticket_id: int, operator: str) -> None:
    """This operator answers for it no more: it waits for somebody again."""
    theirs = update(Ticket).where(
        Ticket.id == ticket_id, Ticket.state == State.TAKEN, Ticket.operator == operator
    )
    if tx.changed(theirs.values(state=State.OPEN, operator=None)):
        note_event(tx, ticket_id, "released", None, holder=operator)


def close(tx: Transaction, ticket_id: int, operator: str | None = None) -> bool:
    """Closes it; False if it was closed already."""
    alive = update(Ticket).where(Ticket.id == ticket_id, Ticket.state.in_(ALIVE))
    values = {"state": State.CLOSED, "closed_at": tx.now, "awaits_since": None}
    closed = tx.changed(alive.values(**values)) == 1
    if closed:
        note_event(tx, ticket_id, "closed", operator)
    return closed


def reopen(tx: Transaction, ticket: Ticket, since: datetime | None, operator: str | None = None) -> bool:
    """Opens one again that was closed since then; False if it is open, merged, or too long closed.

    It waits for somebody, as a new one does, and may be rated again.
    """
    closed = update(Ticket).where(
        Ticket.id == ticket.id, Ticket.state == State.CLOSED, Ticket.merged_into_id.is_(None)
    )
    if since is not None:
        closed = closed.where(Ticket.closed_at > since)
    values = {
        "operator": None,
        "closed_at": None,
        "reopened_at": tx.now,
        "rating": None,
        "rating_words": None,
    }
    opened = tx.changed(closed.values(state=State.OPEN, answered_at=None, **values)) == 1
    if opened:
        note_event(tx, ticket.id, "reopened", operator)
    return opened


def hand_to(tx: Transaction, ticket_id: int, holder: str, taker: str, by: str) -> bool:
    """Makes the taker the one who answers for it; False if it is the holder's no more."""
    theirs = update(Ticket).where(
        Ticket.id == ticket_id, Ticket.state == State.TAKEN, Ticket.operator == holder
    )
    handed = tx.changed(theirs.values(operator=taker)) == 1
    if handed:
        note_event(tx, ticket_id, "handed", by, holder=holder, taker=taker)
    return handed


def rate(tx: Transaction, ticket_id: int, rating: int) -> bool:
    """Keeps what a closed ticket is worth to the client, 1 to 5; False if it was rated, or is open."""
    unrated = update(Ticket).where(
        Ticket.id == ticket_id, Ticket.state == State.CLOSED, Ticket.rating.is_(None)
    )
    return tx.changed(unrated.values(rating=rating)) == 1


def answered(tx: Transaction, ticket: Ticket) -> None:
    """Notes the first answer's moment; later answers do not move it."""
    first = update(Ticket).where(Ticket.id == ticket.id, Ticket.answered_at.is_(None))
    tx.changed(first.values(answered_at=tx.now))
